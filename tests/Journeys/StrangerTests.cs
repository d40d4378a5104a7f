using System.Text.RegularExpressions;
using Wheelhouse.Kit;
using Wheelhouse.Simulation.Founding;
using Xunit;

namespace Wheelhouse.Journeys.Tests;

/// <summary>Every endpoint by those whose records they are, and by strangers in the same role: what is not mine is
/// not there.</summary>
/// <remarks>
/// Nothing is listed by hand. What the owner's own lists name and an outsider's do not is private; every endpoint
/// that takes such an id is then asked by the owner, by the stranger, and by the stranger with an id that never was.
/// </remarks>
public sealed partial class StrangerTests(LivedHouse house) : IClassFixture<LivedHouse>
{
    const int IdsOfAKind = 2;

    static readonly string NoId = $"{new string('0', 31)}1";

    [Theory]
    [InlineData("haiyue.underwriter", "jiangcheng.underwriter")]
    [InlineData("haiyue.servicing", "jiangcheng.servicing")]
    [InlineData("haiyue.treasury", "jiangcheng.treasury")]
    [InlineData("haiyue.admin", "jiangcheng.admin")]
    [InlineData("jiangcheng.servicing", "haiyue.servicing")]
    public async Task A_lender_finds_nothing_of_another_lender(string mine, string theirs)
    {
        using var owner = await Visitor.SignIn(house.Address, mine);
        using var stranger = await Visitor.SignIn(house.Address, theirs);

        await FindsNothing(owner, stranger, atLeast: 3);
    }

    [Fact]
    public async Task A_customer_finds_nothing_of_another_customer()
    {
        using var nobody = new Visitor(house.Address);
        var people = (await nobody.Get("/api/demo/people")).Done.AsArray()
            .Where(p => (string?)p!["role"] == "customer").Select(p => (string)p!["user"]!);
        await FindNothingOfEachOther(people.Select(user => Visitor.Sit(house.Address, user)), "/api/agreements");
    }

    [Fact]
    public Task A_dealer_finds_nothing_of_another_dealer() => FindNothingOfEachOther(
        Cast.Dealers.Select(dealer => Visitor.SignIn(house.Address, $"{dealer.Key}.sales")), "/api/applications");

    [Fact]
    public async Task An_administrator_lists_the_own_colleagues_alone()
    {
        var lists = new List<IReadOnlyList<string>>();
        foreach (var admin in new[] { "haiyue.admin", "jiangcheng.admin", "qilan.admin" })
        {
            using var visitor = await Visitor.SignIn(house.Address, admin);
            lists.Add([.. (await visitor.Get("/api/users")).Done["items"]!.AsArray().Select(u => (string)u!["id"]!)]);
        }

        Assert.All(lists, Assert.NotEmpty);
        Assert.Equal(lists.Sum(l => l.Count), lists.SelectMany(l => l).Distinct().Count());
    }

    /// <summary>Of those who come, the two with most of what the list shows, each as the other's stranger.</summary>
    async Task FindNothingOfEachOther(IEnumerable<Task<Visitor>> coming, string list)
    {
        var all = new List<(int Count, Visitor Visitor)>();
        foreach (var visitor in coming)
        {
            var one = await visitor;
            all.Add(((await one.Get(list)).Done["items"]!.AsArray().Count, one));
        }

        var most = all.OrderByDescending(a => a.Count).Take(2).ToList();
        Assert.All(most, one => Assert.True(one.Count > 0, $"hardly anybody has anything in {list}"));
        await FindsNothing(most[0].Visitor, most[1].Visitor, atLeast: 3);
        await FindsNothing(most[1].Visitor, most[0].Visitor, atLeast: 3);
        all.ForEach(a => a.Visitor.Dispose());
    }

    async Task FindsNothing(Visitor owner, Visitor stranger, int atLeast)
    {
        var operations = await PermissionTests.Operations(house.Address);
        using var outsider = await Visitor.SignIn(house.Address, "qilan.admin");
        var mine = await Named(owner, operations);
        var secret = mine.Except(await Named(outsider, operations)).ToList();

        Assert.Empty(secret.Intersect(await Named(stranger, operations)));
        var (asked, wrong) = await Ask(operations, secret, owner, stranger);

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(asked >= atLeast, $"only {asked} endpoints showed the owner anything by id ({secret.Count} ids)");
    }

    static async Task<(int Asked, List<string> Wrong)> Ask(
        IReadOnlyList<PermissionTests.Operation> operations, List<string> secret, Visitor owner, Visitor stranger)
    {
        var (asked, wrong) = (0, new List<string>());
        foreach (var operation in operations.Where(o => !o.IsOpen && Prefix(o) is not null))
        {
            foreach (var id in secret.Where(
                s => s.StartsWith($"{Prefix(operation)}_", StringComparison.Ordinal)).Take(IdsOfAKind))
            {
                if (operation.Method == HttpMethod.Get)
                {
                    asked += (int)(await owner.Send(With(operation, id))).Status == 200 ? 1 : 0;
                }

                var foreign = await stranger.Send(With(operation, id));
                var unknown = await stranger.Send(PermissionTests.Request(operation, PermissionTests.UnknownIds));
                var (theirs, none) = (Strangers.Bytes(foreign, id), Strangers.Bytes(unknown, $"{id[..4]}{NoId}"));
                if (theirs != none || (int)foreign.Status < 300)
                {
                    wrong.Add($"{operation.Id}: {theirs} for a foreign id, {none} for none");
                }
            }
        }

        return (asked, wrong);
    }

    static HttpRequestMessage With(PermissionTests.Operation operation, string id) => PermissionTests.Request(
        operation,
        parameter => PermissionTests.UnknownIds(parameter) is var none
            && none.StartsWith(id[..4], StringComparison.Ordinal)
            ? id
            : none);

    /// <summary>The kind of id in the operation's path, as in <c>app</c>; null where there is none.</summary>
    static string? Prefix(PermissionTests.Operation operation) => operation.Parameters
        .Where(p => (string?)p["in"] == "path").Select(PermissionTests.UnknownIds)
        .FirstOrDefault(value => Id().IsMatch(value))?[..3];

    /// <summary>Every id in the answers of every list that somebody may ask for, but those of organisations and
    /// users.</summary>
    /// <remarks>A customer may deal with two lenders, and a dealer work for both: that they exist is no secret
    /// between these.</remarks>
    static async Task<HashSet<string>> Named(Visitor visitor, IReadOnlyList<PermissionTests.Operation> operations)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in operations.Where(
            o => IsRead(o) && !o.IsOpen && !o.Path.Contains('{', StringComparison.Ordinal)))
        {
            var reply = await visitor.Send(PermissionTests.Request(operation, PermissionTests.UnknownIds));
            ids.UnionWith(Id().Matches(reply.Body?.ToJsonString() ?? "").Select(m => m.Value)
                .Where(id => id[..4] is not ("org_" or "usr_")));
        }

        return ids;
    }

    /// <summary>A search is a read too: it is asked by POST so that no name stands in an address.</summary>
    static bool IsRead(PermissionTests.Operation operation) =>
        operation.Method == HttpMethod.Get || operation.Path.EndsWith("/search", StringComparison.Ordinal);

    [GeneratedRegex("[a-z]{3}_[0-9a-f]{32}")]
    private static partial Regex Id();
}
