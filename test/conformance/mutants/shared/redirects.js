const again = (when) => `let second = await send(target);
    for (let more = 0; more < 5 && second.status === 307 && ${when}; more++)
        second = await send(redirectTarget(second, request.url, redirectOrigins));`;

/** A transport that goes on and on after redirects, in the place of one. */
export const redirectsFollowed = again("true");

/** The same of requests whose address has this text, or has it not. */
export const redirectsFollowedAt = (text) => again(`target.includes("${text}")`);
export const redirectsFollowedBut = (text) => again(`!target.includes("${text}")`);
