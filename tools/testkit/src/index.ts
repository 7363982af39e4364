export { type CommandOptions, type CommandResult, command, repository, repositoryEnvironment } from "./command.ts";
export { type Installation, installTarball, packTarball, runInstalled, type Tarball } from "./tarball.ts";
