type Player = typeof import('./player.ts');

let player: Player | null = null;

/** The code that moves steps; null until it has been fetched. */
export const fetchedPlayer = (): Player | null => player;

/** Fetches it, before or when the first step is to move. Rejects where the network fails. */
export const fetchPlayer = async (): Promise<Player> => (player ??= await import('./player.ts'));
