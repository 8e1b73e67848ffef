/** Windows of one browser tell each other of signing in, so that one whose session ended can go on. */
const channel = 'causeway.session';

/** For the sign-in page, once it worked. */
export function tellSignedIn(): void {
  const news = new BroadcastChannel(channel);
  news.postMessage('signed-in');
  news.close();
}

/** Calls back when another window signs in. Returns how to stop listening. */
export function onSignedIn(heard: () => void): () => void {
  const news = new BroadcastChannel(channel);
  news.addEventListener('message', heard);
  return () => news.close();
}
