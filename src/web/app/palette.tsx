import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { casesQuery } from '../features/case/api/list-cases.ts';
import { documentsQuery } from '../features/document/api/list-documents.ts';
import { useSignOut } from '../features/session/api/sign-out.ts';
import { laneParts, showsPart } from '#domain/profile-parts';
import { isTyping } from '../lib/is-typing.ts';

const tabs = [
  ['documents', 'Documents'],
  ['search', 'Search this case'],
  ['claims', 'Claims'],
  ['links', 'Links'],
  ['names', 'Same or not'],
  ['names/conflicts', 'Same or not: conflicts'],
  ['names/look-up', 'Look up a name'],
  ['names/screening', 'Screen a list'],
  ['names/notices', 'Whom to speak to'],
  ['chart', 'Chart'],
  ['timeline', 'Timeline'],
  ['trace', 'Trace'],
  ['lanes', 'Lanes'],
  ['lanes/matrix', 'Lanes: points to prove'],
  ['lanes/leads', 'Lanes: leads'],
  ['lanes/disruption', 'Lanes: disruption'],
  ['lanes/gate', 'Lanes: gate'],
  ['lanes/disclosure', 'Lanes: disclosure'],
  ['lanes/exhibits', 'Lanes: exhibits'],
  ['lanes/statements', 'Lanes: statements'],
  ['lanes/positions', 'Lanes: official positions'],
  ['lanes/tripwires', 'Lanes: tripwires'],
  ['lanes/decisions', 'Lanes: decisions'],
  ['lanes/policy', 'Lanes: policy file'],
  ['log', 'Log'],
  ['members', 'Members'],
] as const;

/** Goes to anything by typing a part of its name: `/` or Ctrl K. */
export function Palette() {
  const { caseId } = useParams({ strict: false });
  const navigate = useNavigate();
  const signOut = useSignOut();
  const { setColorScheme } = useMantineColorScheme();
  const cases = useQuery(casesQuery).data ?? [];
  const profile = cases.find((one) => one.caseId === caseId)?.profile ?? 'investigation';
  const isShown = (tab: string) => {
    const part = laneParts.find((one) => tab === `lanes/${one}`);
    return part === undefined || showsPart(profile, part);
  };
  const documents =
    useQuery({ ...documentsQuery(caseId ?? '', null), enabled: caseId !== undefined }).data?.documents ?? [];

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      spotlight.open();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);

  const group = (name: string, actions: SpotlightActionData[]): SpotlightActionGroupData => ({ group: name, actions });
  const groups = [
    ...(caseId === undefined
      ? []
      : [
          group(
            'This case',
            tabs
              .filter(([tab]) => isShown(tab))
              .map(([tab, label]) => ({
                id: `tab ${tab}`,
                label,
                onClick: () =>
                  void navigate({
                    to: `/cases/$caseId/${tab}`,
                    params: { caseId },
                    search: (before) => ({ asOf: before.asOf }),
                  }),
              })),
          ),
          group(
            'Documents',
            documents.map((document) => ({
              id: `document ${document.documentId}`,
              label: document.title,
              ...(document.title === document.name ? {} : { description: document.name }),
              keywords: [document.name, document.path],
              onClick: () =>
                void navigate({
                  to: '/cases/$caseId/documents/$documentId',
                  params: { caseId, documentId: document.documentId },
                  search: (before) => ({ asOf: before.asOf }),
                }),
            })),
          ),
        ]),
    group(
      'Cases',
      cases.map((one) => ({
        id: `case ${one.caseId}`,
        label: one.title,
        onClick: () => void navigate({ to: '/cases/$caseId/documents', params: { caseId: one.caseId } }),
      })),
    ),
    group('Lamplighter', [
      { id: 'desk', label: 'Your cases', onClick: () => void navigate({ to: '/' }) },
      { id: 'search all', label: 'Search all your cases', onClick: () => void navigate({ to: '/search' }) },
      { id: 'light', label: 'Light', keywords: ['theme'], onClick: () => setColorScheme('light') },
      { id: 'dark', label: 'Dark', keywords: ['theme'], onClick: () => setColorScheme('dark') },
      { id: 'sign out', label: 'Sign out', onClick: () => signOut.mutate() },
    ]),
  ].filter((one) => one.actions.length > 0);

  return (
    <Spotlight
      actions={groups}
      shortcut="mod + K"
      tagsToIgnore={[]}
      limit={12}
      nothingFound="Nothing by that name."
      highlightQuery
      attributes={{ content: { 'aria-label': 'Go to anything' } }}
      centered={false}
      yOffset="14vh"
      overlayProps={{ blur: 0, backgroundOpacity: 0.45 }}
      scrollable
      maxHeight={420}
      transitionProps={{ duration: 0 }}
      searchProps={{ placeholder: 'Go to a document, a case, a page', 'aria-label': 'Go to' }}
    />
  );
}
