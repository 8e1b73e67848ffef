import { useParams } from 'react-router';
import { Sent } from './sent.tsx';
import { Tasks } from './tasks.tsx';
import { WithApplication } from './use-application.tsx';

/** An application: what is left to fill in while it is a draft, how it stands once it was sent. */
export default function ApplicationPage() {
  const { id = '' } = useParams();
  return (
    <WithApplication id={id} key={id}>
      {(it, person) => (it.status === 'draft' ? <Tasks it={it} person={person} /> : <Sent it={it} />)}
    </WithApplication>
  );
}
