using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Banking.Files;
using Wheelhouse.Banking.Imports;
using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Simulated;

/// <summary>The bank of a simulated world, where no server runs.</summary>
public interface ISimulatedBank
{
    /// <summary>Answers a lender's files whose day has come, and has the answers booked as a running server does.
    /// </summary>
    Task BankDay(Id<Organisation> lender, CancellationToken cancel);
}

/// <summary>A bank that exists only here. It takes files of accounts that are marked simulated, and answers each on its
/// day with a status and a notification, through the same door as any bank. No real money moves.</summary>
/// <remarks>Killed in between, it answers anew: its messages have names made from ours, and each is taken once.
/// </remarks>
sealed class SimulatedBank(Commands commands, Importing importing, IServiceScopeFactory scopes) : ISimulatedBank
{
    public async Task BankDay(Id<Organisation> lender, CancellationToken cancel)
    {
        if (await Serve(lender, cancel) == 0)
        {
            return;
        }

        var actor = Teller(lender);
        var came = await In(actor, provider => provider.GetRequiredService<House>().Set<BankFileRow>().AsNoTracking()
            .Where(f => f.Organisation == lender && f.State == FileState.Received).OrderBy(f => f.Id)
            .Select(f => f.Id).ToListAsync(cancel));
        foreach (var file in came)
        {
            Done(await importing.Run(actor, file, cancel));
        }
    }

    /// <summary>Answers what a lender's simulated accounts have to do by its business date; returns how many files.
    /// </summary>
    internal async Task<int> Serve(Id<Organisation> lender, CancellationToken cancel)
    {
        var actor = Teller(lender);
        var open = await In(actor, async provider =>
        {
            var house = provider.GetRequiredService<House>();
            var today = await provider.GetRequiredService<IBusinessDays>().Of(lender, cancel);
            return await house.Set<BankFileRow>().AsNoTracking()
                .Where(f => f.Organisation == lender && f.State == FileState.Ready && f.ExecuteOn <= today
                    && house.Set<BankAccountRow>().Any(a => a.Id == f.Account && a.Simulated))
                .OrderBy(f => f.Id).ToListAsync(cancel);
        });
        foreach (var file in open)
        {
            await Answer(actor, file, cancel);
        }

        return open.Count;
    }

    static Actor Teller(Id<Organisation> lender) => new(lender, default, Role.Treasury, "simulated bank");

    async Task Answer(Actor actor, BankFileRow file, CancellationToken cancel)
    {
        var (account, order) = await In(actor, async provider =>
        {
            await using var content = provider.GetRequiredService<FileContent>().Read(file);
            return (
                await provider.GetRequiredService<BankFiles>().Account(file, cancel),
                OrderReader.Read(content).Value);
        });
        var answer = new SimulatedAnswer(order, account.Currency, file.ExecuteOn!.Value, file.At);
        await Hand(actor, file, FileKind.Status, answer.WriteStatus, cancel);
        if (answer.Moved.Count > 0)
        {
            await Hand(actor, file, FileKind.Statement, answer.WriteNotification, cancel);
        }

        // last, so that a bank that was killed before it had answered finds the file again
        Done(await commands.Run<SendFile, FileCard>(actor, new(file.Id), $"simulated:{file.Id}/taken", cancel));
    }

    async Task Hand(
        Actor actor, BankFileRow file, FileKind kind, Func<Stream, Outcome<Unit>> write, CancellationToken cancel)
    {
        using var message = new MemoryStream();
        _ = write(message).Value;
        message.Position = 0;
        var name = $"simulated-{(kind == FileKind.Status ? "status" : "notification")}-{file.Name}";
        var opened = Done(await commands.Run<OpenFile, FileCard>(
            actor, new(file.Account, kind, name), $"simulated:{file.Id}/{kind}", cancel));
        Done(await In(actor, provider =>
            provider.GetRequiredService<Receiving>().Take(actor, opened.Id, message, cancel)));
    }

    static T Done<T>(Outcome<T> outcome) => outcome.IsDone
        ? outcome.Value
        : throw new InvalidOperationException($"The simulated bank was refused: {outcome.Refused!.Code}.");

    async Task<T> In<T>(Actor actor, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Enter(actor);
        return await act(scope.ServiceProvider);
    }
}
