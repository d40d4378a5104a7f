using FsCheck;
using FsCheck.Fluent;
using System.Globalization;
using Wheelhouse.Screening;
using Wheelhouse.Screening.Graph;
using Xunit;

namespace Wheelhouse.Modules.Tests.Screening;

/// <summary>Rings and distances: by hand, and against a plain flood fill.</summary>
public sealed class IdentityGraphTests
{
    /// <summary>A and B share a phone, B and C a device, C and E an address, D and F a card.</summary>
    static readonly Tie[] Town =
    [
        new("A", TraitKind.Phone, "p1"), new("B", TraitKind.Phone, "p1"), new("B", TraitKind.Device, "d1"),
        new("C", TraitKind.Device, "d1"), new("C", TraitKind.Address, "a1"), new("E", TraitKind.Contact, "a1"),
        new("D", TraitKind.Card, "c1"), new("F", TraitKind.Card, "c1"), new("G", TraitKind.Phone, "p9"),
    ];

    [Fact]
    public void A_ring_is_whoever_can_be_reached()
    {
        var graph = new IdentityGraph("A", Town);

        Assert.Equal([("A", 0), ("B", 1), ("C", 2), ("E", 3)], graph.Ring("A"));
        Assert.Equal([["A", "B", "C", "E"], ["D", "F"]], graph.Rings());
    }

    [Theory]
    [InlineData("", null, 0, "0")]
    [InlineData("A", 0, 0, "0")]
    [InlineData("B", 1, 1, "0.3333")]
    [InlineData("C", 2, 1, "0.3333")]
    [InlineData("E", null, 1, "0.3333")] // three people away says nothing, but the ring has him
    [InlineData("CE", 2, 2, "0.6667")]
    [InlineData("D", null, 0, "0")]
    public void The_nearest_known_bad_counts_up_to_two_people_away(string bad, int? distance, int count, string share)
    {
        var found = new IdentityGraph("A", Town).Find("A", bad.Select(c => c.ToString()).ToHashSet());

        Assert.Equal((4, count, distance), (found.People, found.Bad, found.Distance));
        Assert.Equal(share, found.BadShare.ToString("0.####", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Who_shares_nothing_is_a_ring_of_one()
    {
        var found = new IdentityGraph("Z", Town).Find("Z", new HashSet<string> { "A" });

        Assert.Equal(new RingFound(1, 0, null, false), found);
        Assert.Equal(0m, found.BadShare);
    }

    [Fact]
    public void Union_and_find_agrees_with_a_flood() =>
        Prop.ForAll(Towns().ToArbitrary(), ties =>
        {
            var graph = new IdentityGraph("0", ties);
            var (ring, flood) = (graph.Ring("0"), Flood("0", ties));
            return ring.Count == flood.Count && ring.All(p => flood[p.Person] == p.Distance);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_ties_does_not_matter() =>
        Prop.ForAll(Towns().ToArbitrary(), ties =>
            new IdentityGraph("0", ties).Ring("0").SequenceEqual(new IdentityGraph("0", ties.Reverse()).Ring("0")))
        .QuickCheckThrowOnFailure();

    /// <summary>People met one step after the other.</summary>
    static Dictionary<string, int> Flood(string from, Tie[] ties)
    {
        var met = new Dictionary<string, int> { [from] = 0 };
        for (var step = 1; ; step++)
        {
            var here = met.Keys.ToHashSet();
            var named = ties.Where(t => here.Contains(t.Person)).Select(t => t.Hash).ToHashSet();
            var next = ties.Where(t => named.Contains(t.Hash) && !here.Contains(t.Person)).Select(t => t.Person)
                .Distinct().ToList();
            if (next.Count == 0)
            {
                return met;
            }

            next.ForEach(p => met[p] = step);
        }
    }

    static Gen<Tie[]> Towns() =>
        from size in Gen.Choose(0, 40)
        from ties in Gen.ArrayOf(
            from person in Gen.Choose(0, 15)
            from hash in Gen.Choose(0, 20)
            select new Tie($"{person}", TraitKind.Phone, $"h{hash}"), size)
        select ties;
}
