// React reads this once, when it is loaded, and its development build takes three times as long for a frame.
process.env.NODE_ENV ??= "production";
