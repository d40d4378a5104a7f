namespace Wheelhouse.Screening.Graph;

/// <summary>That a person named an identifier.</summary>
/// <param name="Person">Keyed hash of the identity number.</param>
readonly record struct Tie(string Person, TraitKind Kind, string Hash);

/// <summary>People and the identifiers they share: who belongs to one ring, and how near a known bad is.</summary>
/// <remarks>
/// <para>Rings by union-find (Galler and Fischer 1964; Tarjan 1975) over people and identifiers, with path halving and
/// union by size: m ties take O(m α(m)). Distance by breadth, in people.</para>
/// <para>By hand: A and B share a phone, B and C a device, D stands alone. A's ring is {A, B, C}: 3 people. If C is
/// known bad, the distance of A is 2 and the bad share of A's ring 1 of 2.</para>
/// </remarks>
sealed class IdentityGraph
{
    /// <summary>A known bad farther away says nothing.</summary>
    internal const int FarthestBad = 2;

    readonly Dictionary<string, int> people = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> identifiers = new(StringComparer.Ordinal);
    readonly List<string?> names = [];
    readonly List<List<int>> neighbours = [];
    readonly List<int> parents = [];
    readonly List<int> sizes = [];

    internal IdentityGraph(string applicant, IEnumerable<Tie> ties)
    {
        Person(applicant);
        foreach (var tie in ties)
        {
            Join(Person(tie.Person), Identifier(tie.Hash));
        }
    }

    /// <summary>The people of somebody's ring, himself first, then by how near they are, then by hash.</summary>
    internal IReadOnlyList<(string Person, int Distance)> Ring(string of)
    {
        var start = people[of];
        var distance = new Dictionary<int, int> { [start] = 0 };
        var waiting = new Queue<int>([start]);
        while (waiting.TryDequeue(out var node))
        {
            foreach (var next in neighbours[node].Where(n => !distance.ContainsKey(n)))
            {
                distance[next] = distance[node] + 1;
                waiting.Enqueue(next);
            }
        }

        // two steps, to an identifier and on, are one person
        return
        [
            .. people.Values.Where(n => Root(n) == Root(start)).Select(n => (names[n]!, distance[n] / 2))
                .OrderBy(p => p.Item2).ThenBy(p => p.Item1, StringComparer.Ordinal),
        ];
    }

    /// <param name="bad">The known bad among the people.</param>
    /// <param name="isCut">Whether there are more ties than were given.</param>
    internal RingFound Find(string applicant, IReadOnlySet<string> bad, bool isCut = false)
    {
        var ring = Ring(applicant);
        var near = ring.Where(p => bad.Contains(p.Person) && p.Distance <= FarthestBad).Select(p => (int?)p.Distance);
        return new(ring.Count, ring.Count(p => p.Distance > 0 && bad.Contains(p.Person)), near.Min(), isCut);
    }

    /// <summary>The number of rings of two people or more, and the largest: what a lender's whole book looks
    /// like.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> Rings() =>
    [
        .. people.Values.GroupBy(Root).Where(g => g.Skip(1).Any())
            .Select(g => (IReadOnlyList<string>)[.. g.Select(n => names[n]!).Order(StringComparer.Ordinal)])
            .OrderByDescending(r => r.Count).ThenBy(r => r[0], StringComparer.Ordinal),
    ];

    int Person(string hash) => Node(people, hash, hash);

    int Identifier(string hash) => Node(identifiers, hash, null);

    int Node(Dictionary<string, int> nodes, string hash, string? name)
    {
        if (nodes.TryGetValue(hash, out var known))
        {
            return known;
        }

        var node = names.Count;
        names.Add(name);
        neighbours.Add([]);
        parents.Add(node);
        sizes.Add(1);
        nodes.Add(hash, node);
        return node;
    }

    void Join(int person, int identifier)
    {
        neighbours[person].Add(identifier);
        neighbours[identifier].Add(person);
        var (larger, smaller) = (Root(person), Root(identifier));
        if (larger == smaller)
        {
            return;
        }

        if (sizes[larger] < sizes[smaller])
        {
            (larger, smaller) = (smaller, larger);
        }

        parents[smaller] = larger;
        sizes[larger] += sizes[smaller];
    }

    int Root(int node)
    {
        while (parents[node] != node)
        {
            parents[node] = parents[parents[node]];
            node = parents[node];
        }

        return node;
    }
}
