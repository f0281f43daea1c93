//! Types that contain each other.

/// For each node of a graph, given the nodes that it leads to, a number that it has in common with exactly those that
/// lead to it and that it leads to, over whatever others (its strongly connected component; Tarjan's algorithm, without
/// recursion, since a chain of types may be longer than the stack). It looks at each edge once.
pub(crate) fn circles(targets: &[Vec<usize>]) -> Vec<usize> {
    let mut walk = Walk { order: vec![None; targets.len()], lowest: vec![0; targets.len()], ..Walk::default() };
    walk.circle = vec![None; targets.len()];
    for start in 0..targets.len() {
        if walk.order[start].is_none() {
            walk.from(start, targets);
        }
    }
    walk.circle.into_iter().map(Option::unwrap_or_default).collect()
}

/// A walk through a graph.
#[derive(Default)]
struct Walk {
    /// When a node was entered.
    order: Vec<Option<usize>>,
    /// The earliest node that one leads back to.
    lowest: Vec<usize>,
    /// The circle that a node is in, where that is known.
    circle: Vec<Option<usize>>,
    /// The nodes whose circle is not known yet, in the order in which they were entered.
    open: Vec<usize>,
    entered: usize,
    circles: usize,
}

impl Walk {
    fn from(&mut self, start: usize, targets: &[Vec<usize>]) {
        let mut way = vec![(start, 0)];
        self.enter(start);
        while let Some((node, next)) = way.last_mut() {
            let node = *node;
            if let Some(&target) = targets[node].get(*next) {
                *next += 1;
                match self.order[target] {
                    None => {
                        self.enter(target);
                        way.push((target, 0));
                    }
                    Some(order) if self.circle[target].is_none() => self.lowest[node] = self.lowest[node].min(order),
                    Some(_) => {}
                }
                continue;
            }
            way.pop();
            if let Some((above, _)) = way.last() {
                self.lowest[*above] = self.lowest[*above].min(self.lowest[node]);
            }
            self.close(node);
        }
    }

    fn enter(&mut self, node: usize) {
        self.order[node] = Some(self.entered);
        self.lowest[node] = self.entered;
        self.entered += 1;
        self.open.push(node);
    }

    /// Leaves a node. If it leads back to nothing earlier, what was entered since is one circle.
    fn close(&mut self, node: usize) {
        if self.order[node] != Some(self.lowest[node]) {
            return;
        }
        while let Some(member) = self.open.pop() {
            self.circle[member] = Some(self.circles);
            if member == node {
                break;
            }
        }
        self.circles += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::circles;

    #[test]
    fn what_leads_back_is_one_circle() {
        let found = circles(&[vec![1], vec![2, 3], vec![0], vec![4], vec![4], vec![]]);
        assert!(found[0] == found[1] && found[1] == found[2], "{found:?}");
        let others: std::collections::BTreeSet<_> = [found[0], found[3], found[4], found[5]].into();
        assert_eq!(others.len(), 4, "{found:?}");
    }

    #[test]
    fn a_long_way_needs_no_stack() {
        let count = 200_000;
        let ring: Vec<_> = (0..count).map(|node| vec![(node + 1) % count]).collect();
        assert!(circles(&ring).iter().all(|circle| *circle == 0));
        let chain: Vec<_> = (0..count).map(|node| if node + 1 < count { vec![node + 1] } else { vec![] }).collect();
        assert_eq!(circles(&chain).into_iter().collect::<std::collections::BTreeSet<_>>().len(), count);
    }
}
