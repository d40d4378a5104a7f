using System.Globalization;
using System.Text.Json;
using Wheelhouse.Platform;
using Wheelhouse.Simulation;

namespace Wheelhouse.Cli.Worlds;

/// <summary><c>wheelhouse simulate</c>: lives a small world into an empty database.</summary>
static class Simulate
{
    internal static readonly Option Database = new(
        "--database", "FILE|ADDRESS", "a SQLite file or postgres://user@host/name");

    internal static readonly Option Keys = new("--keys", "FOLDER", "where the keys of what is encrypted lie");

    public static readonly Verb Verb = new(
        "simulate",
        "Live a small world into an empty database, by the commands that people send",
        [],
        [
            new("--seed", "N", "which world; 1 when absent"),
            new("--agreements", "N", "agreements it makes; 400 when absent"),
            new("--years", "N", "years it lives through; 2 when absent"),
            new("--days", "N", "days instead of years"),
            new("--until", "DAY", "the business date at its end, such as 2026-11-20"),
            Database,
            Keys,
            new("--once", null, "where a world is there already, leave it and succeed"),
        ],
        """
        The database is data/wheelhouse.db and the keys data/keys when they are not named. On each of its days the laws
        are checked: books balance, state is what events replay to, the audit log is whole, strangers see nothing. On a
        breach it stops and names the seed and the day; the same call, with the same last day,
        comes to the same breach.
        Prints {"lived":true,"agreements":..,"counts":{"ReceivePayment":..,"servicing.overpaid":..}}.
        """,
        Run);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var seed = Number(call, "--seed", 1);
        var agreements = Number(call, "--agreements", 400);
        var until = Day(call, "--until");
        var plan = call.Has("--days")
            ? new WorldPlan(seed, agreements, Number(call, "--days", 0), until ?? WorldPlan.DemoDay)
            : WorldPlan.OfYears(seed, agreements, Number(call, "--years", 2), until);
        var report = await Loading.Load(
            Where(call), Folder(call), plan, call.Has("--once"), call.Channels.Messages.WriteLine, cancel);
        if (report.Refused is { } refusal)
        {
            throw new RefusedException(refusal);
        }

        await JsonSerializer.SerializeAsync(call.Channels.Output, report.Value, Json.Wire, cancel);
        call.Channels.Output.WriteByte((byte)'\n');
        return Exit.Done;
    }

    internal static DatabaseChoice Where(Call call)
    {
        try
        {
            return DatabaseChoice.Parse(call.Setting(Database.Name) ?? Path.Combine("data", "wheelhouse.db"));
        }
        catch (FormatException exception)
        {
            throw new UnreadableException($"--database: {exception.Message}");
        }
    }

    internal static string Folder(Call call) => call.Setting(Keys.Name) ?? Path.Combine("data", "keys");

    static DateOnly? Day(Call call, string name) => call.Setting(name) is not { } text ? null
        : DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UnreadableException($"{name}: expected a day such as 2026-11-20, not '{text}'.");

    static int Number(Call call, string name, int usual) => call.Setting(name) is not { } text ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new UnreadableException($"{name}: expected a whole number, not '{text}'.");
}
