using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing;

/// <summary>The one way an account changes: load, decide, add the event, keep the fold, post the difference.</summary>
sealed class Booking(
    House house, Agreements agreements, IJournal journal, IBusinessDays days, IWork work, Caller caller,
    TimeProvider clock)
{
    /// <param name="seen">The version the caller saw; null where it did not say.</param>
    /// <param name="decide">Account and business date to the movement, or a refusal. Pure.</param>
    /// <param name="tell">The facts to publish.</param>
    internal async Task<Outcome<EventBooked>> Change<TAccount>(
        Id<Agreement> agreement, long? seen, Func<TAccount, DateOnly, Outcome<Movement>> decide,
        Func<Movement, IEnumerable<IFact>> tell, CancellationToken cancel)
        where TAccount : Account
    {
        work.About(agreement.ToString());
        var found = await Load(agreement, seen, cancel);
        if (found.Refused is { } refusal)
        {
            return refusal;
        }

        var (kept, today) = found.Value;
        if (kept.Account is not TAccount account)
        {
            return Agreements.OtherFamily(kept.Account.Contract);
        }

        var decided = decide(account, today);
        if (!decided.IsDone)
        {
            return decided.Refused!;
        }

        foreach (var fact in tell(decided.Value))
        {
            work.Publish(fact);
        }

        kept.Row.Keep(decided.Value.After);
        house.Amend(kept.Row);
        return await Enter(decided.Value, kept.Row.Version + 1, cancel);
    }

    /// <summary>An agreement as its books stand and the day they are on, if it is the one the caller saw.</summary>
    internal async Task<Outcome<(Kept Kept, DateOnly Today)>> Load(
        Id<Agreement> agreement, long? seen, CancellationToken cancel)
    {
        if (await agreements.Find(agreement, cancel) is not { } kept)
        {
            return Agreements.Unknown(agreement);
        }

        return Versions.Check(kept.Row, seen) is { } stale ? stale : (kept, await Today(kept.Account, cancel));
    }

    /// <summary>The same without booking anything: what would come of it.</summary>
    internal async Task<Outcome<EventPreview>> Preview<TAccount>(
        Id<Agreement> agreement, Func<TAccount, DateOnly, Outcome<Movement>> decide, CancellationToken cancel)
        where TAccount : Account
    {
        if (await agreements.Find(agreement, cancel) is not { } kept)
        {
            return Agreements.Unknown(agreement);
        }

        var today = await Today(kept.Account, cancel);
        return kept.Account.On(today) is TAccount account
            ? decide(account, today).Select(EventPreview.Of)
            : Agreements.OtherFamily(kept.Account.Contract);
    }

    /// <summary>Opens an account with its payout.</summary>
    internal async Task<Outcome<Unit>> Open(Movement payout, CancellationToken cancel)
    {
        var contract = payout.After.Contract;
        if (PoolRow.Of(contract) is { } pool && !await Knows(pool, cancel))
        {
            house.Append(pool);
        }

        var row = AccountRow.Of(payout.After);
        house.Append(row);
        return (await Enter(payout, row.Version, cancel)).Select(_ => default(Unit));
    }

    Task<bool> Knows(PoolRow pool, CancellationToken cancel) => house.Set<PoolRow>()
        .AnyAsync(p => p.Organisation == pool.Organisation && p.Key == pool.Key, cancel);

    /// <param name="version">The account's, with this event.</param>
    async Task<Outcome<EventBooked>> Enter(Movement movement, long version, CancellationToken cancel)
    {
        house.Append(Row(movement, clock.GetUtcNow()));
        var booked = EventBooked.Of(movement, version);
        return (await Post(movement.After, ToPosting(movement), cancel)).Select(_ => booked);
    }

    /// <summary>What the journal must say of an event.</summary>
    internal static Posting ToPosting(Movement movement)
    {
        var (subject, next) = (movement.After.Contract.Id.ToString(), movement.Event);
        return new(
            $"{subject}/{next.Sequence}", next.ValueDate, next.BookedOn, movement.Narrative, subject, movement.Lines);
    }

    /// <summary>The event as it is kept.</summary>
    internal EventRow Row(Movement movement, DateTimeOffset at) => new()
    {
        Agreement = movement.After.Contract.Id,
        Sequence = movement.Event.Sequence,
        ValueDate = movement.Event.ValueDate,
        BookedOn = movement.Event.BookedOn,
        Body = movement.Body,
        Channel = movement.Channel,
        Note = movement.Note,
        By = caller.Actor.User,
        At = at,
    };

    /// <summary>Posts what moved, if anything did.</summary>
    /// <exception cref="LostRaceException">The key is taken: another command booked this event meanwhile.</exception>
    async Task<Outcome<Unit>> Post(Account account, Posting posting, CancellationToken cancel)
    {
        if (posting.Lines.Count == 0)
        {
            return default(Unit);
        }

        var posted = await journal.Post(account.Contract.Organisation, posting, cancel);
        return posted.Refused?.Code == "ledger.key_reused"
            ? throw new LostRaceException($"{posting.Key} is booked")
            : posted.Select(_ => default(Unit));
    }

    /// <summary>The day an account is on: the lender's business date, or the next one when the close of the day that is
    /// under way has carried it there already.</summary>
    async Task<DateOnly> Today(Account account, CancellationToken cancel)
    {
        var today = await days.Of(account.Contract.Organisation, cancel);
        return today > account.AsOf ? today : account.AsOf;
    }
}
