/** What so large a share of these is below. @param {number[]} times @param {number} share of 1 */
export const centile = (times, share) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
