export { continueStep, moveBalls } from "./bodies";
export { findContacts, groupCount, setContacts, setPrevious, setState } from "./contacts";
export { partPairs, solvePairs } from "./pairs";
export { limitThrows } from "./throws";
