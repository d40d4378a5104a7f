using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Globalization;
using Wheelhouse.Platform;

namespace Wheelhouse.Simulation.Portfolios;

/// <summary>Cuts the power before the n-th row that the database is to write, whichever table it is of, and then
/// before another.</summary>
/// <remarks>By triggers, so that no way of writing goes past it: not a prepared statement, not a COPY. What the cut
/// transaction had written is gone with it.</remarks>
/// <param name="mostRows">Rows to the next cut, at most. What writes more in one transaction would never come through,
/// so the fuse grows longer with every ten cuts in a row.</param>
public sealed class Fuse(int seed, int mostRows = 120)
{
    const string Cut = "power cut by the fuse";

    static readonly string[] Deeds = ["insert", "update", "delete"];

    readonly Dice dice = new((ulong)seed);

    Premises? premises;

    /// <summary>How often the power was cut.</summary>
    public int Cuts { get; private set; }

    /// <summary>Puts a trigger on every table of the model, and sets the fuse.</summary>
    internal async Task Install(Premises house)
    {
        premises = house;
        var postgres = house.Services.GetRequiredService<DatabaseChoice>().IsPostgres;
        foreach (var statement in postgres ? Sequence : Counter)
        {
            await Do(statement);
        }

        var tables = await house.Read(Actor.OfHouse(default), rows => Task.FromResult(
            rows.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct().ToList()));
        foreach (var table in tables)
        {
            foreach (var statement in postgres ? OnPostgres(table) : OnSqlite(table))
            {
                await Do(statement);
            }
        }

        await Set();
    }

    /// <summary>Whether it was the fuse that something failed of; it is set anew then, somewhere in what
    /// comes.</summary>
    /// <param name="before">How often the same thing was cut off before.</param>
    internal async Task<bool> Blew(Exception failure, int before = 0)
    {
        if (!failure.ToString().Contains(Cut, StringComparison.Ordinal))
        {
            return false;
        }

        Cuts++;
        await Set(before);
        return true;
    }

    /// <summary>Something did not come about and nobody was told why: sets the fuse anew.</summary>
    internal Task Set(int before = 0)
    {
        var rows = dice.Between(1, mostRows * (1 + (before / 10))).ToString(CultureInfo.InvariantCulture);
        return Do($"update fuse set at_row = {rows} + (select last_value from fuse_rows)");
    }

    /// <summary>A sequence counts on when its transaction is rolled back.</summary>
    static readonly string[] Sequence =
    [
        "create table fuse (at_row bigint)", "insert into fuse values (-1)", "create sequence fuse_rows",
        "create function fuse_burns() returns trigger language plpgsql as $$ begin "
        + $"if nextval('fuse_rows') = (select at_row from fuse) then raise exception '{Cut}'; end if; "
        + "return case tg_op when 'DELETE' then old else new end; end $$",
    ];

    /// <summary>A row that counts is rolled back with its transaction; the fuse is set anew after every cut, so that
    /// does not matter.</summary>
    static readonly string[] Counter =
    [
        "create table fuse (at_row integer)", "insert into fuse values (-1)",
        "create table fuse_rows (last_value integer)", "insert into fuse_rows values (0)",
    ];

    static IEnumerable<string> OnPostgres(string table) =>
    [
        $"create trigger fuse_{table} before insert or update or delete on {table} "
        + "for each row execute function fuse_burns()",
    ];

    static IEnumerable<string> OnSqlite(string table) => Deeds.Select(deed =>
        $"create trigger fuse_{deed}_{table} before {deed} on {table} begin "
        + "update fuse_rows set last_value = last_value + 1; "
        + $"select raise(abort, '{Cut}') where (select last_value from fuse_rows) = (select at_row from fuse); end");

    Task<int> Do(string sql) => premises!.Read(
        Actor.OfHouse(default), rows => rows.Database.ExecuteSqlRawAsync(sql));
}
