using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Diagnostics;
using System.Globalization;
using Wheelhouse.Banking;
using Wheelhouse.Banking.Accounts;
using Wheelhouse.Banking.Files;
using Wheelhouse.Banking.Imports;
using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.MadePortfolio;
using Wheelhouse.Platform;

namespace Wheelhouse.BankFileBench;

/// <summary>One large statement, from its bytes to the journal.</summary>
static class Contest
{
    internal const string AccountNumber = "6222000012345678";

    /// <returns>Laws that do not hold afterwards; empty when all is in order.</returns>
    internal static async Task<IReadOnlyList<string>> Run(string name, DatabaseChoice database, int payments)
    {
        await using var made = MadeHouse.Open(database, loansOnly: true);
        if (!await made.IsThere())
        {
            await made.Make(payments);
            await made.Settle();
        }

        var round = Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture);
        var folder = Directory.CreateTempSubdirectory("wheelhouse-bench-");
        try
        {
            var path = Path.Combine(folder.FullName, "statement.xml");
            Write(made, path, payments, round);
            var reading = Time(() => Count(path, payments));
            Memory.Forget();
            var account = await Account(made);
            var (file, taking) = await Receive(made, account, path);
            await using var floor = database.IsPostgres ? await Floor.Before(database) : null;
            var before = await ProcessorTime.Now(database);
            var start = Stopwatch.GetTimestamp();
            var done = (await made.Services.GetRequiredService<Importing>().Run(made.Clerk, file)).Value;
            var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var taken = await ProcessorTime.Now(database) - before;
            var peak = Memory.Peak;
            if (done.State != FileState.Done || done.Booked != payments)
            {
                return [$"{name}: {done.State}, {done.Booked} of {payments} booked; {done.Trouble?.Sentence}"];
            }

            var least = floor is null ? 0 : await floor.Run();
            var ratio = least > 0 ? string.Create(CultureInfo.InvariantCulture, $"{took / least:F1}") : "–";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {payments:N0} | {payments / took:N0} | {ratio} | {took:F1} s "
                + $"| {taken.Each(payments)} | {reading:F1} s "
                + $"| {taking:F1} s | {new FileInfo(path).Length >> 20} MB | {peak >> 20} MB |"));
            return await made.Breaches(payments);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A payment of 100.00 for each agreement, in no order, each naming its agreement in the text.</summary>
    static void Write(MadeHouse made, string path, int payments, string round)
    {
        var dice = new Random(payments); // reproducible
        var numbers = Enumerable.Range(0, payments).ToArray();
        dice.Shuffle(numbers);
        MadeStatement.Write(
            made, path, round, [.. numbers.Select((number, place) => new MadePayment($"{round}-{place:D8}", number))]);
    }

    static void Count(string path, int payments)
    {
        using var stream = File.OpenRead(path);
        using var reader = StatementReader.Open(stream).Value;
        var count = 0;
        while (reader.Next().Value is { } part)
        {
            count += part is BankEntry ? 1 : 0;
        }

        if (count != payments)
        {
            throw new InvalidOperationException($"{count} payments were read.");
        }
    }

    internal static async Task<Id<BankAccount>> Account(MadeHouse made)
    {
        var commands = made.Services.GetRequiredService<Commands>();
        var added = await commands.Run<AddBankAccount, BankAccountCard>(
            made.Clerk, new("Collections", "Made lender", AccountNumber, Currency.Cny));
        return added.IsDone
            ? added.Value.Id
            : await In(made, house => house.Set<BankAccountRow>().Select(a => a.Id).SingleAsync());
    }

    internal static async Task<(Id<BankFile> File, double Seconds)> Receive(
        MadeHouse made, Id<BankAccount> account, string path)
    {
        var commands = made.Services.GetRequiredService<Commands>();
        var start = Stopwatch.GetTimestamp();
        var file = (await commands.Run<OpenFile, FileCard>(
            made.Clerk, new(account, FileKind.Statement, "statement.xml"))).Value.Id;
        await using var scope = made.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Enter(made.Clerk);
        var row = await scope.ServiceProvider.GetRequiredService<House>().Set<BankFileRow>().AsNoTracking()
            .FirstAsync(f => f.Id == file);
        await using var content = File.OpenRead(path);
        var (size, chunks) = await scope.ServiceProvider.GetRequiredService<FileContent>().Keep(row, content, default);
        await commands.Run<CloseFile, FileCard>(made.Clerk, new(file, size, chunks));
        return (file, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    static double Time(Action act)
    {
        var start = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    static async Task<T> In<T>(MadeHouse made, Func<House, Task<T>> act)
    {
        await using var scope = made.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Enter(made.Clerk);
        return await act(scope.ServiceProvider.GetRequiredService<House>());
    }
}
