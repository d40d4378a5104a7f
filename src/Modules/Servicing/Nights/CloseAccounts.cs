using Microsoft.EntityFrameworkCore;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Servicing.Storage;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Servicing.Nights;

/// <summary>Carries the accounts of a partition to the next day.</summary>
/// <remarks>
/// All are read, in one range of the key; those on which something happens are loaded with their terms and events,
/// folded to both days, and what lies between is posted. Of the others nothing is written: what they earned is a point
/// on their line, and how late they are a difference of days.
/// </remarks>
sealed class CloseAccounts(
    House house, Agreements agreements, Claims claims, IJournal journal, IEncumbrances encumbrances, IRuleBook rules,
    IWork work)
{
    /// <summary>So many agreements are loaded at once: enough for one query to pay, few enough for memory.</summary>
    const int Batch = 500;

    internal async Task<Outcome<Unit>> Close(Night night, NightPartRow part, CancellationToken cancel)
    {
        var done = new Partition(night, rules.Credit(night.Next));
        await claims.Accounts(night, part, cancel);
        done.Known = await Standings(night, part, cancel);
        var due = Look(night, part, done, cancel);
        foreach (var batch in due.Chunk(Batch))
        {
            foreach (var kept in await agreements.Find([.. batch], cancel))
            {
                Carry(kept, done);
            }
        }

        done.Changed.ForEach(house.Amend);
        var posted = await journal.PostMany(night.Organisation, done.Postings, night.At, cancel);
        if (!posted.IsDone)
        {
            return posted.Refused!;
        }

        await Keep(done, cancel);
        await End(night, done.Ended, cancel);
        (part.Done, part.Read, part.Worked) = (true, done.Read, due.Count);
        (part.Closed, part.Accrued) = (done.Ended.Count, done.Sums());
        return default(Unit);
    }

    /// <summary>A glance at every account; returns those on which something happens.</summary>
    List<Id<Agreement>> Look(Night night, NightPartRow part, Partition done, CancellationToken cancel)
    {
        var due = new List<Id<Agreement>>();
        foreach (var glance in Glances(night, part))
        {
            cancel.ThrowIfCancellationRequested();
            done.Read++;
            if (glance.WorkOn <= night.Next)
            {
                due.Add(glance.Agreement);
            }
            else
            {
                done.Take(glance);
            }
        }

        return due;
    }

    /// <summary>Row by row as they come: a partition is never in memory as a whole.</summary>
    IEnumerable<Glance> Glances(Night night, NightPartRow part) => house.Set<AccountRow>().AsNoTracking()
        .Where(a => a.Organisation == night.Organisation && a.Part >= part.First && a.Part <= part.Last
            && a.State != AgreementState.Closed)
        .Select(a => new Glance(
            a.Agreement, a.Pool, a.AsOf, a.Accrued, a.AccruedPerDay, a.AccruedOver, a.AccruedLess, a.AccruedRounding,
            a.OldestDue, a.RestructuredOn, a.ChargedOff, a.WorkOn))
        .AsEnumerable();

    async Task<Dictionary<Id<Agreement>, StandingRow>> Standings(
        Night night, NightPartRow part, CancellationToken cancel) =>
        await house.Set<StandingRow>().AsNoTracking()
            .Where(s => s.Organisation == night.Organisation && s.Part >= part.First && s.Part <= part.Last)
            .ToDictionaryAsync(s => s.Agreement, cancel);

    static void Carry(Kept kept, Partition done)
    {
        var night = done.Night;
        var (was, after) = (kept.Account, kept.Account.On(night.Next));
        var lines = Books.Difference(was.Position, after.Position);
        kept.Row.Keep(after);
        if (PoolRow.Of(after.Contract) is { } pool)
        {
            done.Pools[pool.Key] = pool; // unknown where contracts are accounted for in another way than they were
        }

        done.Changed.Add(kept.Row);
        if (lines.Count > 0)
        {
            var subject = after.Contract.Id.ToString();
            done.Postings.Add(new(
                $"{subject}/day/{night.Next:O}", night.Next, night.Next, Narratives.Due, subject, lines));
        }

        if (after.Standing != AgreementState.Closed)
        {
            done.Take(Glance.Of(kept.Row));
        }
        else
        {
            done.Forget(kept.Row.Agreement);
            if (was.Standing != AgreementState.Closed)
            {
                done.Ended.Add(after);
            }
        }
    }

    async Task Keep(Partition done, CancellationToken cancel)
    {
        var known = await house.Set<PoolRow>().Where(p => p.Organisation == done.Night.Organisation)
            .Select(p => p.Key).ToListAsync(cancel);
        house.AddRange(done.Pools.Values.Where(p => !known.Contains(p.Key)));
        done.Appeared.ForEach(house.Append);
        done.Moved.ForEach(house.Amend);
        house.RemoveRange(done.Gone);
    }

    /// <summary>Releases the liens and titles that these agreements hold, and says that they ended.</summary>
    async Task End(Night night, List<Account> ended, CancellationToken cancel)
    {
        foreach (var contract in ended.Select(account => account.Contract))
        {
            work.Publish(new AgreementSettled(contract.Organisation, contract.Id, contract.Vin, night.Next));
        }

        await encumbrances.ReleaseAll(
            [.. ended.Select(a => (a.Contract.Vin, a.Contract.Id.ToString(), a.TitlePasses))], night.Organisation,
            night.Next, night.At, cancel);
    }

    /// <summary>What a partition comes to, before anything of it is written.</summary>
    sealed class Partition(Night night, CreditRules rules)
    {
        readonly SortedDictionary<long, PoolSum> pools = [];

        internal Night Night => night;

        internal int Read { get; set; }

        internal List<AccountRow> Changed { get; } = [];

        internal List<Posting> Postings { get; } = [];

        internal List<Account> Ended { get; } = [];

        internal Dictionary<long, PoolRow> Pools { get; } = [];

        internal Dictionary<Id<Agreement>, StandingRow> Known { get; set; } = [];

        internal List<StandingRow> Appeared { get; } = [];

        internal List<StandingRow> Moved { get; } = [];

        internal List<StandingRow> Gone { get; } = [];

        internal IReadOnlyList<PoolSum> Sums() => [.. pools.Values];

        /// <summary>Adds what has accrued, and looks how the agreement stands.</summary>
        internal void Take(in Glance glance)
        {
            if (glance.Pool != 0 && glance.AccruedOn(night.Next) is var accrued and not 0)
            {
                var sum = pools.GetValueOrDefault(glance.Pool) ?? new(glance.Pool, 0, 0);
                pools[glance.Pool] = sum with { Amount = sum.Amount + accrued, Agreements = sum.Agreements + 1 };
            }

            Stand(glance, Known.GetValueOrDefault(glance.Agreement));
        }

        /// <summary>An agreement that ended stands nowhere.</summary>
        internal void Forget(Id<Agreement> agreement)
        {
            if (Known.GetValueOrDefault(agreement) is { } row)
            {
                Gone.Add(row);
            }
        }

        void Stand(in Glance glance, StandingRow? row)
        {
            if (row is null && glance.IsClean(night.Next))
            {
                return;
            }

            var facts = glance.FactsOn(night.Next);
            var bucket = Buckets.Of(facts.DaysPastDue);
            var found = (row?.Standing ?? CreditStanding.New).Next(facts, rules);
            if (StandingRow.IsPlain(bucket, found))
            {
                Forget(glance.Agreement);
            }
            else if (row is null)
            {
                row = new()
                {
                    Organisation = night.Organisation,
                    Part = AccountRow.PartOf(glance.Agreement),
                    Agreement = glance.Agreement,
                };
                row.Keep(bucket, found);
                Appeared.Add(row);
            }
            else if (row.Keep(bucket, found))
            {
                Moved.Add(row);
            }
        }
    }
}
