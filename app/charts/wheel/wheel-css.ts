/** The wheel's own look in a file, beside what all drawings share there; on a page it is in `charts.css`. */
export const WHEEL_CSS = `
.wheel-part{stroke:#fff;stroke-width:1.5}
pattern .tone-untargeted{fill:#c3ccd6}.wheel-hatch{stroke:#93a3b8;stroke-width:2}
.wheel-part.tone-gap{fill:#fff;stroke:#b8c2cb;stroke-width:1}
.wheel-part.tone-unknown{fill:#f4f6f8;stroke:#fff}
text.ink-untargeted{fill:#17212b}text.ink-gap,text.ink-unknown,text.wheel-label.is-gap{fill:#56636f}
.wheel-dimension,.wheel-city{font-weight:600}.wheel-segment{font-weight:500}
`;
