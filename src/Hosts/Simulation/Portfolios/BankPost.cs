using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Banking;
using Wheelhouse.Banking.Accounts;
using Wheelhouse.Banking.Files;
using Wheelhouse.Banking.Imports;
using Wheelhouse.Banking.Queue;
using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Simulation.Portfolios;

/// <summary>Money that a life sends on a day.</summary>
sealed record Transfer(Life Life, Money Amount, DateOnly ValueDate);

/// <summary>The simulated bank: tells of transfers in camt.053 statements, as banks do. Movements come twice, files
/// come twice, cut off or a day late, and payers leave out what their money is for; a clerk finds out later.</summary>
sealed class BankPost(Premises premises, Sending sending, PortfolioPlan plan, Mishaps mishaps, Actor clerk)
{
    const string Number = "6222000012345678";

    readonly Dice dice = new Dice((ulong)plan.Seed).For("bank");

    readonly List<Statement> late = [];

    Id<BankAccount> account;
    BankEntry? told;

    internal async Task Open() => account = (await sending.Send<AddBankAccount, BankAccountCard>(
        clerk, new("Collections", "模拟出借人", Number, Currency.Cny, Simulated: true), $"{plan.Seed}/account")).Value.Id;

    /// <summary>Sends the statements of a day, and those that were late the day before.</summary>
    internal async Task Tell(DateOnly day, IReadOnlyList<Transfer> transfers, CancellationToken cancel)
    {
        var waiting = late.ToList();
        late.Clear();
        var luck = dice.For($"{day:yyyyMMdd}");
        var (splits, delays) = (luck.Chance(300), luck.Chance(60)); // whoever pays that day
        var files = new List<Statement>();
        var half = transfers.Count > 3 && splits ? transfers.Count / 2 : transfers.Count;
        foreach (var part in new[] { transfers.Take(half), transfers.Skip(half) }.Where(p => p.Any()))
        {
            files.Add(Write(day, files.Count + 1, part.ToList(), luck));
        }

        if (mishaps.Backwards)
        {
            files.Reverse();
        }

        if (files.Count > 0 && delays)
        {
            late.AddRange(files);
            sending.Strike("file a day late");
            files.Clear();
        }

        foreach (var file in files.Concat(waiting))
        {
            await Receive(file, luck, cancel);
        }
    }

    /// <summary>Gives money that waits to its agreement, once somebody has found out whose it is.</summary>
    internal async Task Assign(DateOnly day, IReadOnlyDictionary<int, Life> lives, CancellationToken cancel)
    {
        var items = await premises.Read(clerk, house => house.Set<ItemRow>().AsNoTracking()
            .Where(i => i.State == ItemState.Waiting).OrderBy(i => i.Reference).ToListAsync(cancel));
        foreach (var item in items)
        {
            var parts = item.Reference.Split('/');
            var life = lives[int.Parse(parts[0], null)];
            var told = DateOnly.ParseExact(parts[1], "yyyyMMdd", null);
            if (day < told.AddDays(life.On(told, "found out").Between(1, 9)))
            {
                continue;
            }

            var assigned = await sending.Send<AssignItem, ItemCard>(
                clerk, new(item.Id, [new(life.Agreement, item.Amount)], HoldExcess: true, "simulated"),
                $"{plan.Seed}/assign/{item.Reference}", once: true);
            if (!assigned.IsDone)
            {
                await sending.Send<HoldItem, ItemCard>(
                    clerk, new(item.Id, assigned.Refused!.Code), $"{plan.Seed}/hold/{item.Reference}");
            }
        }
    }

    /// <summary>What the laws say of the money that waits: as much of it stands in suspense.</summary>
    internal async Task<IReadOnlyList<string>> Check(CancellationToken cancel)
    {
        var open = await premises.Read(clerk, house => house.Set<ItemRow>().AsNoTracking()
            .Where(i => i.State == ItemState.Waiting || i.State == ItemState.Held).Select(i => i.Amount)
            .ToListAsync(cancel));
        var waits = open.Sum(a => a.MinorUnits);
        var held = await premises.Read(clerk, house => house.Set<Ledger.Storage.LineRow>().AsNoTracking()
            .Where(l => l.Organisation == clerk.Organisation && l.Account == Suspense.Account)
            .SumAsync(l => l.Amount.MinorUnits, cancel));
        return held == -waits ? [] : [$"Suspense holds {-held} minor units, and {waits} wait for a person."];
    }

    Statement Write(DateOnly day, int number, List<Transfer> transfers, Dice luck)
    {
        var entries = transfers.ConvertAll(one => Entry(one, day));
        if (mishaps.Backwards)
        {
            entries.Reverse();
        }

        if (told is not null && luck.Chance(150))
        {
            entries.Add(told);
            sending.Strike("movement told again");
        }

        if (luck.Chance(100))
        {
            entries.Add(entries[0]);
            sending.Strike("movement told twice");
        }

        told = entries.MinBy(e => e.Reference, StringComparer.Ordinal);
        var message = $"{plan.Seed}-{day:yyyyMMdd}-{number}";
        var statement = new StatementPlan(
            message, $"{number}", new(day, new(20, 0), TimeSpan.Zero), day, new(Number, false), Contracts.Cny(0),
            entries.Count, entries.Sum(e => e.Amount.Major), 0);
        using var stream = new MemoryStream();
        _ = statement.Write(stream, entries).Value;
        return new(message, stream.ToArray());
    }

    static BankEntry Entry(Transfer one, DateOnly day)
    {
        var number = one.Life.Paid.Number;
        var (endToEnd, text) = one.Life.On(day, "words").Weigh<(string?, string?)>(
            (60, (number, null)), (25, (null, $"instalment {number}")), (10, (null, "thank you")),
            (5, (null, $"{number} or {Contracts.NumberOf(one.Life.Number == 1 ? 2 : one.Life.Number - 1)}")));
        return new(
            0, 0, $"{one.Life.Number}/{day:yyyyMMdd}", one.Amount, EntrySide.Credit, false, day, one.ValueDate,
            endToEnd, "模拟付款人", "6217000099998888", text, null);
    }

    async Task Receive(Statement file, Dice luck, CancellationToken cancel)
    {
        if (luck.Chance(30))
        {
            sending.Strike("file cut off");
            var half = await Take(file with { Content = file.Content[..(file.Content.Length / 2)] }, "/half", cancel);
            Demand(half.State == FileState.Refused, $"Half of {file.Message} is {half.State}.");
        }

        var whole = await Take(file, "", cancel);
        Demand(whole.State == FileState.Done, $"{file.Message} is {whole.State}: {whole.Trouble?.Sentence}");
        sending.Count("bankFile");
        if (mishaps.Twice || luck.Chance(80))
        {
            sending.Strike("file sent twice");
            var again = await Take(file, "/again", cancel);
            Demand(again.State == FileState.Refused, $"{file.Message} came twice and is {again.State}.");
        }
    }

    async Task<FileCard> Take(Statement file, string round, CancellationToken cancel)
    {
        var key = $"{plan.Seed}/file/{file.Message}{round}";
        var opened = (await sending.Send<OpenFile, FileCard>(
            clerk, new(account, FileKind.Statement, $"{file.Message}.xml"), key)).Value;
        var (size, chunks) = await sending.UntilAnswered(() => premises.In(clerk, async provider =>
        {
            var row = await provider.GetRequiredService<House>().Set<BankFileRow>().AsNoTracking()
                .FirstAsync(f => f.Id == opened.Id, cancel);
            return await provider.GetRequiredService<FileContent>()
                .Keep(row, new MemoryStream(file.Content), cancel);
        }));
        await sending.Send<CloseFile, FileCard>(clerk, new(opened.Id, size, chunks), $"{key}/close");
        var importing = premises.Services.GetRequiredService<Importing>();
        return (await sending.UntilAnswered(() => importing.Run(clerk, opened.Id, cancel))).Value;
    }

    static void Demand(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new InvalidOperationException(sentence);
        }
    }

    sealed record Statement(string Message, byte[] Content);
}
