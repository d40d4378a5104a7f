using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using System.Text;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Trust;

/// <summary>The log on real databases: what was done is in it, in order, and whoever changes it afterwards is found
/// out.</summary>
public sealed class AuditLogTests
{
    const int Records = 21;
    const string Table = "trust_audit_records";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_log_that_nobody_touched_verifies(bool postgres)
    {
        await using var house = await Filled(postgres);

        var report = await Verify(house);

        Assert.True(report.Holds);
        Assert.Equal((Records, 3, 0), (report.Size, report.Heads, report.Pending));
        Assert.True(report.SignaturesChecked);
    }

    [Fact]
    public async Task What_waits_for_its_place_is_counted_as_pending()
    {
        await using var house = await Filled(postgres: false);
        await house.Settle(OrganisationKind.Dealer, Role.Dealer, "latecomer");

        Assert.Equal(1, (await Verify(house)).Pending);
        Assert.Equal(1, await Sequence(house));
        Assert.Equal(Records + 1, (await Verify(house)).Size);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_record_whose_contents_were_altered_is_named(bool postgres)
    {
        await using var house = await Filled(postgres);
        await Execute(
            house, $"update {Table} set body = replace(body, 'Found', 'Fund') where leaf >= 7 and leaf < 12");

        await FindsFirst(house, AuditFaultKind.RecordAltered, 7);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_record_that_was_altered_together_with_its_hash_is_named(bool postgres)
    {
        await using var house = await Filled(postgres);
        var forged = (await Body(house, 9)).Replace("Found", "Fund", StringComparison.Ordinal);
        var hash = Blob(house, Merkle.Leaf(Encoding.ASCII.GetBytes(forged)));
        await Execute(house, $"update {Table} set body = '{forged}', leaf_hash = {hash} where leaf = 9");

        await FindsFirst(house, AuditFaultKind.RecordReplaced, 9);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_record_that_was_handed_to_another_organisation_is_named(bool postgres)
    {
        await using var house = await Filled(postgres);
        await Execute(
            house,
            $"update {Table} set organisation = (select organisation from {Table} where leaf = 3) where leaf = 4");

        await FindsFirst(house, AuditFaultKind.RecordAltered, 4);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deleted_record_is_named(bool postgres)
    {
        await using var house = await Filled(postgres);
        await Execute(house, $"delete from {Table} where leaf = 5");

        await FindsFirst(house, AuditFaultKind.RecordDeleted, 5);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_last_record_deleted_is_named(bool postgres)
    {
        await using var house = await Filled(postgres);
        await Execute(house, $"delete from trust_audit_records where leaf = {Records - 1}");

        await FindsFirst(house, AuditFaultKind.RecordDeleted, Records - 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_records_that_changed_places_are_found_at_the_first(bool postgres)
    {
        await using var house = await Filled(postgres);
        await Execute(house, $"update {Table} set leaf = 1000 where leaf = 6");
        await Execute(house, $"update {Table} set leaf = 6 where leaf = 14");
        await Execute(house, $"update {Table} set leaf = 14 where leaf = 1000");

        await FindsFirst(house, AuditFaultKind.RecordReplaced, 6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_record_put_in_at_the_end_is_named(bool postgres)
    {
        await using var house = await Filled(postgres);
        await Execute(
            house,
            $"insert into {Table} (organisation, body, leaf_hash, leaf) "
            + $"select organisation, body, leaf_hash, {Records} from {Table} where leaf = 0");

        await FindsFirst(house, AuditFaultKind.RecordInserted, Records);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_record_put_in_between_is_found_where_it_stands(bool postgres)
    {
        await using var house = await Filled(postgres);
        await Execute(house, $"update {Table} set leaf = leaf + 1000 where leaf >= 8");
        await Execute(house, $"update {Table} set leaf = leaf - 999 where leaf >= 1008");
        await Execute(
            house,
            $"insert into {Table} (organisation, body, leaf_hash, leaf) "
            + $"select organisation, body, leaf_hash, 8 from {Table} where leaf = 0");

        await FindsFirst(house, AuditFaultKind.RecordReplaced, 8);
    }

    [Fact]
    public async Task A_record_rewritten_with_every_node_above_it_is_narrowed_down_by_the_signed_heads()
    {
        await using var house = await Filled(postgres: false);
        await Rewrite(house, leaf: 9);

        var fault = (await Verify(house)).Fault!;

        // heads stand at 7, 14 and 21: leaf 9 lies between the first two
        Assert.Equal((AuditFaultKind.RecordReplaced, 7, 13), (fault.Kind, fault.Leaf, fault.LastLeaf));
    }

    [Theory]
    [InlineData(
        "update trust_audit_heads set root = (select hash from trust_audit_nodes where level = 0 and position = 0) "
        + "where size = 14",
        AuditFaultKind.HeadAltered)]
    [InlineData(
        "update trust_audit_heads set signature = (select signature from trust_audit_heads where size = 7) "
        + "where size = 21",
        AuditFaultKind.HeadForged)]
    [InlineData(
        "update trust_audit_nodes set hash = (select hash from trust_audit_nodes where level = 2 and position = 0) "
        + "where level = 2 and position = 3",
        AuditFaultKind.NodeAltered)]
    [InlineData("delete from trust_audit_nodes where level = 3 and position = 1", AuditFaultKind.NodeAltered)]
    [InlineData(
        "insert into trust_audit_nodes (level, position, hash) "
            + "select 4, 1, hash from trust_audit_nodes where level = 4",
        AuditFaultKind.NodesMiscounted)]
    public async Task A_tampered_tree_or_head_is_found(string tampering, AuditFaultKind kind)
    {
        foreach (var postgres in new[] { false, true }.Where(p => !p || PostgresCluster.Missing is null))
        {
            await using var house = await Filled(postgres);
            await Execute(house, tampering);

            Assert.Equal(kind, (await Verify(house)).Fault?.Kind);
        }
    }

    [Fact]
    public async Task A_log_cut_back_is_whole_in_itself_and_found_by_a_head_that_was_kept()
    {
        await using var house = await Filled(postgres: false);
        var kept = await Verify(house);
        await Execute(house, $"delete from {Table} where leaf >= 14");
        await Execute(house, "delete from trust_audit_heads where size > 14");
        await Execute(house, "delete from trust_audit_nodes where (position + 1) * (1 << level) > 14");

        Assert.True((await Verify(house)).Holds);
        Assert.Equal(AuditFaultKind.NotAContinuation, (await Verify(house, new(kept.Size, kept.Root))).Fault?.Kind);
    }

    [Fact]
    public async Task A_head_kept_earlier_is_continued_by_the_log()
    {
        await using var house = await Filled(postgres: false);
        var kept = await Verify(house);
        await house.Settle(OrganisationKind.Dealer, Role.Dealer, "latecomer");
        await Sequence(house);

        Assert.True((await Verify(house, new(kept.Size, kept.Root))).Holds);
        Assert.Equal(
            AuditFaultKind.NotAContinuation,
            (await Verify(house, new(kept.Size, new('0', 64)))).Fault?.Kind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sequencers_side_by_side_lose_and_double_nothing(bool postgres)
    {
        await using var house = await TestHouse.Open(postgres, Town.Add);
        var writers = Enumerable.Range(0, 4).Select(async w =>
        {
            for (var i = 0; i < 10; i++)
            {
                await house.Settle(OrganisationKind.Dealer, Role.Dealer, $"dealer-{w}-{i}");
            }
        });
        var sequencers = Enumerable.Range(0, 3).Select(async _ =>
        {
            for (var i = 0; i < 10; i++)
            {
                await Sequence(house);
            }
        });
        await Task.WhenAll(writers.Concat(sequencers));
        await Sequence(house);

        var report = await Verify(house);

        Assert.True(report.Holds);
        Assert.Equal((40, 0), (report.Size, report.Pending));
    }

    [Fact]
    public async Task What_is_no_database_of_a_house_is_refused()
    {
        var nowhere = await AuditVerifier.Verify(
            DatabaseChoice.Parse("/nowhere/at-all.db"), cancel: TestContext.Current.CancellationToken);

        Assert.Equal("trust.no_audit_log", nowhere.Refused?.Code);
    }

    /// <summary>21 commands, sequenced after each seven: heads at 7, 14 and 21.</summary>
    internal static async Task<TestHouse> Filled(bool postgres)
    {
        var house = await TestHouse.Open(postgres, Town.Add);
        for (var i = 1; i <= Records; i++)
        {
            await house.Settle(OrganisationKind.Dealer, Role.Dealer, $"dealer-{i}");
            if (i % 7 == 0)
            {
                await Sequence(house);
            }
        }

        return house;
    }

    static Task<int> Sequence(TestHouse house) =>
        house.Services.GetRequiredService<IAuditLog>().Sequence(TestContext.Current.CancellationToken);

    static async Task<AuditReport> Verify(TestHouse house, KeptHead? kept = null) => (await AuditVerifier.Verify(
        house.Database, house.Services.GetRequiredService<KeyRing>(), kept,
        TestContext.Current.CancellationToken)).Value;

    static async Task FindsFirst(TestHouse house, AuditFaultKind kind, long leaf)
    {
        var fault = (await Verify(house)).Fault;

        Assert.Equal((kind, leaf, leaf), (fault?.Kind, fault?.Leaf, fault?.LastLeaf));
    }

    /// <summary>What somebody does who knows the construction and lacks only the key: record, hash and all nodes
    /// above.</summary>
    static async Task Rewrite(TestHouse house, long leaf)
    {
        var forged = (await Body(house, leaf)).Replace("Found", "Fund", StringComparison.Ordinal);
        var hash = Merkle.Leaf(Encoding.ASCII.GetBytes(forged));
        await Execute(
            house, $"update {Table} set body = '{forged}', leaf_hash = {Blob(house, hash)} where leaf = {leaf}");
        await Execute(
            house, $"update trust_audit_nodes set hash = {Blob(house, hash)} where level = 0 and position = {leaf}");
        for (var node = Above(new(0, leaf)); await Exists(house, node); node = Above(node))
        {
            var inner = Merkle.Inner(
                await At(house, new(node.Level - 1, node.Position * 2)),
                await At(house, new(node.Level - 1, (node.Position * 2) + 1)));
            await Execute(
                house,
                $"update trust_audit_nodes set hash = {Blob(house, inner)} "
                + $"where level = {node.Level} and position = {node.Position}");
        }
    }

    static Node Above(Node node) => new(node.Level + 1, node.Position >> 1);

    static Task<bool> Exists(TestHouse house, Node node) => house.Read(
        house.Newcomer(Role.Regulator),
        h => h.Set<AuditNode>().AnyAsync(n => n.Level == node.Level && n.Position == node.Position));

    static Task<Hash> At(TestHouse house, Node node) => house.Read(
        house.Newcomer(Role.Regulator),
        async h => Hash.From(
            (await h.Set<AuditNode>().SingleAsync(n => n.Level == node.Level && n.Position == node.Position)).Hash));

    static Task<string> Body(TestHouse house, long leaf) => house.Read(
        house.Newcomer(Role.Regulator), async h => (await h.Set<AuditRecord>().SingleAsync(r => r.Leaf == leaf)).Body);

    static string Blob(TestHouse house, Hash hash) => house.Database.IsPostgres ? $"'\\x{hash}'" : $"x'{hash}'";

    static async Task Execute(TestHouse house, string statement)
    {
        await using System.Data.Common.DbConnection connection = house.Database.IsPostgres
            ? new NpgsqlConnection(house.Database.Connection)
            : new SqliteConnection(house.Database.Connection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        Assert.True(await command.ExecuteNonQueryAsync() > 0, "the tampering changed nothing");
    }
}
