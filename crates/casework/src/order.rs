//! Putting lists in order by one compiled sort for all types: the standard sort is compiled anew for every type and key,
//! some 5 kB each time, and a page has many short lists. Long hot columns keep a sort of their own.

use std::cmp::Ordering;

/// Sorts; equal items keep their order.
pub fn sort<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
}

/// Sorts by a key; equal items keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by a comparison, which must be a total order; equal items keep their order.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let mut places: Vec<u32> = (0..items.len() as u32).collect();
    let of = |place: u32| &items[place as usize];
    sort_places(&mut places, &|a, b| compare(of(a), of(b)));
    let mut unsorted: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(places.into_iter().filter_map(|place| unsorted[place as usize].take()));
}

/// The first so many by a key, in order, as if all were sorted. Quickest where most of the first come early.
pub fn first_by_key<T, K: Ord>(items: impl Iterator<Item = T>, most: usize, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    let mut worst: Option<K> = None;
    for item in items {
        if worst.as_ref().is_some_and(|worst| key(&item) >= *worst) {
            continue;
        }
        kept.push(item);
        if kept.len() > 2 * most {
            sort_by_key(&mut kept, &key);
            kept.truncate(most);
            worst = kept.last().map(&key);
        }
    }
    sort_by_key(&mut kept, &key);
    kept.truncate(most);
    kept
}

fn sort_places(places: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    places.sort_by(|&a, &b| compare(a, b));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn as_the_standard_sort(items in prop::collection::vec((0u8..6, any::<u8>()), 0..80)) {
            let (mut ours, mut theirs) = (items.clone(), items.clone());
            sort(&mut ours);
            theirs.sort();
            prop_assert_eq!(&ours, &theirs);
            let (mut ours, mut theirs) = (items.clone(), items);
            sort_by_key(&mut ours, |item| std::cmp::Reverse(item.0));
            theirs.sort_by_key(|item| std::cmp::Reverse(item.0));
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn the_first_are_those_of_the_sorted(items in prop::collection::vec((0u8..6, any::<u8>()), 0..80), most in 0usize..9) {
            let mut all = items.clone();
            all.sort_by_key(|item| item.0);
            all.truncate(most);
            prop_assert_eq!(first_by_key(items.into_iter(), most, |item| item.0), all);
        }
    }
}
