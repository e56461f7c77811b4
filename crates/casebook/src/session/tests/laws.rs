//! Laws over any script of acts: what is read from the store is what was in memory; a backup restored is the same.

use proptest::prelude::*;

use super::*;
use crate::backup::parse;
use crate::store::{Key, Place};
use casework::act::Present;
use casework::contact::{Channel, Contact, Nature};
use casework::query::{ContactQuery, SearchIn, Sort};
use std::cmp::Ordering;

#[derive(Clone, Debug)]
enum Step {
    Log(u8, u8),
    Edit(u8, u8),
    Withdraw(u8),
    Undo(u8),
    Rename(u8),
    Import(u8, u8),
    KeepGist,
    Sweep,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => (0..6_u8, 0..5_u8).prop_map(|(name, channel)| Step::Log(name, channel)),
        2 => (any::<u8>(), 0..6_u8).prop_map(|(row, name)| Step::Edit(row, name)),
        1 => any::<u8>().prop_map(Step::Withdraw),
        2 => any::<u8>().prop_map(Step::Undo),
        1 => any::<u8>().prop_map(Step::Rename),
        2 => (any::<u8>(), 1..18_u8).prop_map(|(seed, count)| Step::Import(seed, count)),
        1 => Just(Step::KeepGist),
        1 => Just(Step::Sweep),
    ];
    prop::collection::vec(step, 0..14)
}

fn channel(of: u8) -> Channel {
    [Channel::Visit, Channel::Letter, Channel::Call, Channel::Online, Channel::Unspecified]
        [usize::from(of % 5)]
}

/// Refusals by the rules are part of the script.
fn run(session: &mut Desktop<MemoryStore>, steps: &[Step]) {
    for step in steps {
        let count = book(session).count();
        let id = |row: u8| book(session).at(u32::from(row) % count.max(1)).map(|contact| contact.id);
        let outcome = match step {
            Step::Log(name, of) => {
                let mut draft = draft(&format!("张{name}"), &format!("1390000000{name}"));
                draft.channel = channel(*of);
                draft.received_time = format!("09:{:02}", (name * 7 + of * 3) % 4);
                draft.nature = if of % 2 == 0 { Nature::Consultation } else { Nature::Complaint };
                act(session, Act::SaveContact(Box::new(draft)))
            }
            Step::Edit(row, name) => match id(*row) {
                Some(id) => edit(session, id, |draft| draft.name = format!("李{name}")),
                None => continue,
            },
            Step::Withdraw(row) => match id(*row) {
                Some(id) => act(session, Act::WithdrawContact(id)),
                None => continue,
            },
            Step::Undo(seq) => {
                let seq = u64::from(*seq) % (session.revision().unwrap() + 1);
                block_on(session.undo(seq, NOW))
            }
            Step::Rename(name) => {
                let centre = Centre { name: format!("中心{name}"), ..book(session).centre().clone() };
                act(session, Act::SetCentre(centre))
            }
            Step::Import(seed, count) => import(session, u64::from(*seed), u32::from(*count)),
            Step::KeepGist => {
                block_on(session.keep_gist()).unwrap();
                continue;
            }
            Step::Sweep => {
                assert_eq!(block_on(session.sweep()), Ok(0), "nothing is left behind");
                continue;
            }
        };
        outcome.unwrap().ok();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn memory_is_what_the_journal_says(steps in steps()) {
        let store = MemoryStore::new();
        let mut session = opened(store.clone());
        run(&mut session, &steps);
        let mut again = unlocked(store, HEAD, 1, 77).unwrap();
        prop_assert_eq!(answers(&mut again), answers(&mut session));
        prop_assert!(again.desk().unwrap() == session.desk().unwrap());
        block_on(again.ready(&mut |_, _| {})).unwrap();
        prop_assert_eq!(book(&session), book(&again));
        prop_assert_eq!(answers(&mut again), answers(&mut session));
    }

    #[test]
    fn an_import_undone_leaves_figures_and_store_as_they_were(steps in steps(), seed in any::<u64>()) {
        let store = MemoryStore::new();
        let mut session = opened(store.clone());
        run(&mut session, &steps);
        let figures = answers(&mut session);
        let before = store.rows();
        let acted = import(&mut session, seed, 20).unwrap().unwrap();
        block_on(session.undo(acted.seq, NOW)).unwrap().unwrap();
        prop_assert_eq!(answers(&mut session), figures);
        let is_kept = |row: &&(Place, Key, Vec<u8>)| row.0 != Place::Segments || row.1 != Key::Number(0);
        let after = store.rows();
        let more: Vec<_> = after.iter().filter(is_kept).filter(|row| !before.contains(row)).collect();
        prop_assert_eq!(more.len(), 2);
        prop_assert!(more.iter().all(|(place, _, row)| *place == Place::Journal && row.len() < 1_000));
        prop_assert_eq!(after.iter().filter(is_kept).count(), before.iter().filter(is_kept).count() + 2);
    }

    #[test]
    fn an_act_undone_leaves_lists_as_they_were(steps in steps()) {
        let mut session = opened(MemoryStore::new());
        run(&mut session, &steps);
        let before = session.window(&Default::default(), 0, 100).unwrap();
        let acted = log(&mut session, "赵六", "");
        block_on(session.undo(acted.seq, NOW)).unwrap().unwrap();
        let after = session.window(&Default::default(), 0, 100).unwrap();
        prop_assert!(before == after);
    }

    #[test]
    fn a_backup_restored_is_the_same_casebook(steps in steps()) {
        let mut session = opened(MemoryStore::new());
        run(&mut session, &steps);
        let file = block_on(session.backup(NOW, &mut |_, _| {})).unwrap().unwrap();
        prop_assert_eq!(parse(&file).unwrap().rows.len() as u64, session.revision().unwrap());
        let mut restored = super::session(MemoryStore::new(), 8);
        block_on(restored.restore(&file, Some(HEAD), &kek(1), NOW, &mut |_, _| {})).unwrap();
        prop_assert_eq!(book(&restored), book(&session));
        prop_assert_eq!(restored.span().unwrap(), session.span().unwrap());
    }

    #[test]
    fn a_list_is_the_naive_one(steps in steps(), words in "(张|李|139|0000|2026| ){0,3}") {
        let mut session = opened(MemoryStore::new());
        run(&mut session, &steps);
        let every: Vec<Contact> = (0..book(&session).count())
            .map(|row| book(&session).at(row).unwrap())
            .filter(|contact| !book(&session).is_withdrawn(contact.id))
            .collect();
        for (sort, descending) in SORTS.into_iter().flat_map(|sort| [(sort, false), (sort, true)]) {
            let search_in = if descending { SearchIn::Matter } else { SearchIn::Everything };
            let query = ContactQuery { text: words.clone(), search_in, sort, descending, ..Default::default() };
            let rows = session.window(&query, 0, 1000).unwrap().rows;
            let holds = |contact: &&Contact| holds(contact, &words, search_in);
            let mut want: Vec<&Contact> = every.iter().filter(holds).collect();
            want.sort_by(|a, b| naive_order(a, b, sort, descending));
            let ids = |contacts: Vec<&Contact>| contacts.iter().map(|contact| contact.id).collect::<Vec<_>>();
            prop_assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), ids(want), "{:?}", sort);
        }
    }
}

const SORTS: [Sort; 10] = [
    Sort::Received,
    Sort::Number,
    Sort::Channel,
    Sort::Name,
    Sort::Employer,
    Sort::Category,
    Sort::Involved,
    Sort::Handling,
    Sort::Receiver,
    Sort::Entered,
];

fn holds(contact: &Contact, words: &str, search_in: SearchIn) -> bool {
    let number = contact.number.to_string();
    let mut parts = vec![contact.name.as_str(), &contact.demand];
    parts.extend(contact.phones.iter().map(|phone| phone.as_str()));
    if search_in == SearchIn::Everything {
        parts.extend([number.as_str(), &contact.employer, &contact.notes]);
        parts.extend(contact.id_document.as_ref().map(|document| document.number.as_str()));
    }
    words.split_whitespace().all(|word| parts.iter().any(|part| part.contains(word)))
}

fn naive_order(a: &Contact, b: &Contact, sort: Sort, descending: bool) -> Ordering {
    let turned = |order: Ordering| if descending { order.reverse() } else { order };
    let text = |a: &str, b: &str| match (a.is_empty(), b.is_empty()) {
        (false, false) => turned(a.cmp(b)),
        (a, b) => a.cmp(&b),
    };
    fn key(key: &Option<casework::code::CodeKey>) -> &str {
        key.as_ref().map_or("", |key| key.as_str())
    }
    let received = |c: &Contact| (c.received.day, c.received.minute);
    let main = match sort {
        Sort::Received => {
            return turned((received(a), a.number).cmp(&(received(b), b.number)));
        }
        Sort::Entered => return turned(a.id.cmp(&b.id)),
        Sort::Number => turned(a.number.cmp(&b.number)),
        Sort::Channel => turned((a.channel as u8).cmp(&(b.channel as u8))),
        Sort::Involved => turned(a.involved.cmp(&b.involved)),
        Sort::Name => text(&a.name, &b.name),
        Sort::Employer => text(&a.employer, &b.employer),
        Sort::Receiver => text(&a.receiver, &b.receiver),
        Sort::Category => text(key(&a.category), key(&b.category)),
        Sort::Handling => text(key(&a.handling), key(&b.handling)),
    };
    main.then(received(b).cmp(&received(a))).then(a.id.cmp(&b.id))
}
