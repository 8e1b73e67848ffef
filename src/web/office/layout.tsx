import { Room } from '../app/room.tsx';
import { officePlaces } from './routes.tsx';

export function OfficeLayout() {
  return <Room name="office" places={officePlaces} />;
}
