using Microsoft.Extensions.DependencyInjection;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Trust;

/// <summary>The audit desk over HTTP: what it hands out is enough for somebody outside to check it by
/// himself.</summary>
public sealed class AuditDeskTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stranger_can_check_a_record_against_a_signed_head(bool postgres)
    {
        await using var web = await WebHouse.Open(demo: true, postgres: postgres);
        using var regulator = await Regulator(web);

        var record = (await Json(regulator, "/api/audit/records?action=Found")).GetProperty("items")[1];
        var leaf = record.GetProperty("leaf").GetInt64();
        var proof = await Json(regulator, $"/api/audit/records/{leaf}/proof");
        var head = await Json(regulator, "/api/audit/head");

        var hash = Merkle.Leaf(Encoding.ASCII.GetBytes(record.GetProperty("body").GetString()!));
        Assert.Equal(record.GetProperty("leafHash").GetString(), hash.ToString());
        Assert.Equal(
            head.GetProperty("root").GetString(),
            Merkle.RootOf(hash, leaf, proof.GetProperty("size").GetInt64(), Hashes(proof))?.ToString());
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(head.GetProperty("publicKey").GetBytesFromBase64(), out _);
        var signed = head.GetProperty("signed").GetString()!;
        Assert.Contains(head.GetProperty("root").GetString()!, signed, StringComparison.Ordinal);
        Assert.True(key.VerifyData(
            Encoding.ASCII.GetBytes(signed), head.GetProperty("signature").GetBytesFromBase64(),
            HashAlgorithmName.SHA256));
    }

    [Fact]
    public async Task A_stranger_can_check_that_the_log_only_grew()
    {
        await using var web = await WebHouse.Open(demo: true);
        using var regulator = await Regulator(web);
        var before = await Json(regulator, "/api/audit/head");
        await web.House.Settle(OrganisationKind.Dealer, Role.Dealer, "later");
        await Sequence(web);
        var after = await Json(regulator, "/api/audit/head");
        var (from, to) = (before.GetProperty("size").GetInt64(), after.GetProperty("size").GetInt64());

        var proof = await Json(regulator, $"/api/audit/consistency?from={from}&to={to}");

        Assert.True(from < to);
        Assert.True(Merkle.IsConsistent(
            from, Hash.Parse(before.GetProperty("root").GetString()!), to,
            Hash.Parse(after.GetProperty("root").GetString()!),
            Hashes(proof)));
    }

    [Fact]
    public async Task The_desk_verifies_the_whole_log()
    {
        await using var web = await WebHouse.Open(demo: true);
        using var regulator = await Regulator(web);

        var report = await (await regulator.Send(HttpMethod.Post, "/api/audit/verification", new { })).Content
            .ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        Assert.True(report.GetProperty("holds").GetBoolean());
        Assert.Equal(0, report.GetProperty("pending").GetInt64());
    }

    [Fact]
    public async Task An_administrator_sees_the_records_of_the_own_organisation_alone()
    {
        await using var web = await WebHouse.Open(demo: true);
        var admin = await web.House.Settle(OrganisationKind.Lender, Role.Admin, "admin");
        await web.House.Run<AddClient, Id<Client>>(admin, new("System"));
        await web.House.Settle(OrganisationKind.Dealer, Role.Dealer, "dealer");
        using var visitor = web.Visit();
        await visitor.Enter("/api/demo/session", new { user = admin.User.ToString() });

        var records = (await Json(visitor, "/api/audit/records")).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(["OpenSession", "AddClient"], records.Select(r => r.GetProperty("action").GetString()));
        Assert.All(
            records, r => Assert.Equal(admin.Organisation.ToString(), r.GetProperty("organisation").GetString()));
    }

    [Theory]
    [InlineData("/api/audit/records/1000/proof", "trust.no_such_leaf")]
    [InlineData("/api/audit/records/-1/proof", "trust.no_such_leaf")]
    [InlineData("/api/audit/records/0/proof?size=1000", "trust.no_such_head")]
    [InlineData("/api/audit/consistency?from=1&to=1000", "trust.no_such_head")]
    public async Task What_no_head_covers_has_no_proof(string path, string code)
    {
        await using var web = await WebHouse.Open(demo: true);
        using var regulator = await Regulator(web);

        Assert.Equal(code, await Visitor.Code(await regulator.Get(path)));
    }

    [Fact]
    public async Task Records_are_paged_and_none_is_shown_twice()
    {
        await using var web = await WebHouse.Open(demo: true);
        using var regulator = await Regulator(web);
        var numbers = new List<long>();
        for (string? after = ""; after is not null;)
        {
            var page = await Json(regulator, $"/api/audit/records?limit=3&after={after}");
            numbers.AddRange(
                page.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("number").GetInt64()));
            after = page.GetProperty("next").GetString();
        }

        Assert.True(numbers.Count >= 8);
        Assert.Equal(numbers.OrderDescending().Distinct(), numbers);
    }

    /// <summary>A regulator at the desk of a house in which eight commands were run and sequenced.</summary>
    static async Task<Visitor> Regulator(WebHouse web)
    {
        var actor = await web.House.Settle(OrganisationKind.Regulator, Role.Regulator, "regulator");
        for (var i = 0; i < 7; i++)
        {
            await web.House.Settle(OrganisationKind.Dealer, Role.Dealer, $"dealer-{i}");
        }

        var visitor = web.Visit();
        await visitor.Enter("/api/demo/session", new { user = actor.User.ToString() });
        await Sequence(web);
        return visitor;
    }

    static Task<int> Sequence(WebHouse web) =>
        web.House.Services.GetRequiredService<IAuditLog>().Sequence(TestContext.Current.CancellationToken);

    static async Task<JsonElement> Json(Visitor visitor, string path) =>
        await (await visitor.Get(path)).Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    static IReadOnlyList<Hash> Hashes(JsonElement proof) =>
        [.. proof.GetProperty("path").EnumerateArray().Select(h => Hash.Parse(h.GetString()!))];
}
