using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Wheelhouse.Simulation;
using Xunit;

namespace Wheelhouse.Modules.Tests.Platform;

/// <summary>The migrations make the model's schema; the database itself keeps append-only rows as they are.</summary>
public sealed class MigrationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_migrations_are_up_to_date_with_the_model(bool postgres)
    {
        await using var migrated = await Migrated(postgres);

        Assert.False(migrated.House.Database.HasPendingModelChanges());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_second_start_finds_nothing_to_do(bool postgres)
    {
        await using var migrated = await Migrated(postgres);

        Assert.Empty(await migrated.House.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
        await migrated.House.Database.MigrateAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(false, "update trust_audit_heads set size = 2")]
    [InlineData(true, "update trust_audit_heads set size = 2")]
    [InlineData(false, "delete from trust_audit_heads")]
    [InlineData(true, "delete from trust_audit_heads")]
    public async Task What_is_written_once_stays(bool postgres, string tampering)
    {
        await using var migrated = await Migrated(postgres);
        var cancel = TestContext.Current.CancellationToken;
        var blob = postgres ? "'\\x00'" : "x'00'";
        var at = postgres ? "now()" : "0";
        await migrated.Execute(
            $"insert into trust_audit_heads (size, root, at, signature) values (1, {blob}, {at}, {blob})", cancel);

        var refused = await Record.ExceptionAsync(() => migrated.Execute(tampering, cancel));

        Assert.Contains("append-only", refused?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_table_that_is_written_once_is_guarded_by_the_database(bool postgres)
    {
        await using var migrated = await Migrated(postgres);
        var guarded = await migrated.House.Database.SqlQueryRaw<string>(postgres
            ? "select distinct event_object_table as \"Value\" from information_schema.triggers"
            : "select distinct tbl_name as \"Value\" from sqlite_master where type = 'trigger'")
            .ToListAsync(TestContext.Current.CancellationToken);

        var asked = migrated.House.Model.GetEntityTypes()
            .Where(entity => entity.ClrType.IsAssignableTo(typeof(IAppendOnly)))
            .Select(entity => entity.GetTableName()!).Order(StringComparer.Ordinal);

        Assert.Empty(asked.Except(guarded));
    }

    static async Task<Standing> Migrated(bool postgres)
    {
        Assert.SkipWhen(postgres && PostgresCluster.Missing is not null, PostgresCluster.Missing ?? "");
        var database = DatabaseChoice.Parse(await TestDatabases.Empty(postgres));
        var premises = Premises.Open(database, new(new(TestHouse.FirstDay, new(9, 0), TimeSpan.Zero)), keys: null);
        var house = await premises.Services.GetRequiredService<IDbContextFactory<House>>().CreateDbContextAsync();
        await house.Database.MigrateAsync();
        return new(premises, house, database);
    }

    sealed record Standing(Premises Premises, House House, DatabaseChoice Database) : IAsyncDisposable
    {
        internal Task<int> Execute(string sql, CancellationToken cancel) =>
            House.Database.ExecuteSqlRawAsync(sql, cancel);

        public async ValueTask DisposeAsync()
        {
            await House.DisposeAsync();
            await Premises.DisposeAsync();
            await TestDatabases.Drop(Database);
        }
    }
}
