using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Mandates;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Views;

namespace Wheelhouse.Banking.Orders;

/// <summary>At night, orders the bank to collect what falls due under the mandates that stand: pain.008.</summary>
/// <remarks>
/// Made a day ahead, as banks want it: the night from the 4th to the 5th collects what falls due on the 6th, as it
/// stands on the 5th. Each call is one file of one account, committed with its orders; what is ordered already is left
/// out, and the key of an order is agreement and due date. So a night that is killed goes on where it was, and no due
/// is collected twice. A customer whose consent to the use of his account no longer stands is not collected from,
/// whatever mandate he gave. What was late before is not collected: the mandate is for what falls due.
/// </remarks>
sealed class CollectDues(House house, IDues dues, DebitMandates mandates, OrderFiles orders, IWork work) : INightStep
{
    const int LeadDays = 1;

    /// <summary>From the business day on which a mandate is signed to the first due day that is collected under
    /// it.</summary>
    internal const int FirstAfterDays = LeadDays + 1;

    const int LoadedAtOnce = 1_000;

    /// <summary>So many in one file, which is one transaction.</summary>
    internal const int MostInFile = 20_000;

    public string Name => "direct_debits";

    public int Order => 200;

    public Text Title => new("代扣文件", "Direct debits");

    public async Task<Outcome<NightProgress>> Do(Night night, int done, CancellationToken cancel)
    {
        var accounts = await house.Set<BankAccountRow>().AsNoTracking()
            .Where(a => a.Organisation == night.Organisation && a.Collects).OrderBy(a => a.Id).ToListAsync(cancel);
        if (accounts.Count == 0)
        {
            return new NightProgress(done, done);
        }

        var on = night.Next.AddDays(LeadDays);
        var open = await Open(night, on, accounts, cancel);
        var files = accounts.Sum(a => Files(open.Count(o => o.Due.NextDue.Currency == a.Currency)));
        if (files == 0)
        {
            return new NightProgress(done, done);
        }

        var account = accounts.First(a => open.Any(o => o.Due.NextDue.Currency == a.Currency));
        var drafts = open.Where(o => o.Due.NextDue.Currency == account.Currency).Take(MostInFile)
            .Select(o => ToDraft(o, on)).ToList();
        var made = orders.Make(account, FileKind.Collections, night.At, on, done, drafts);
        if (!made.IsDone)
        {
            return made.Refused!;
        }

        work.About(made.Value.Id.ToString());
        return new NightProgress(done + 1, done + files, files == 1);
    }

    static int Files(int drafts) => (drafts + MostInFile - 1) / MostInFile;

    /// <summary>What falls due under a mandate and is in no file. Whose account it is stays sealed until a file is
    /// made of it.</summary>
    async Task<List<Collection>> Open(
        Night night, DateOnly on, List<BankAccountRow> accounts, CancellationToken cancel)
    {
        var open = new List<Collection>();
        var all = (await dues.On(night.Organisation, on, cancel))
            .Where(d => accounts.Any(a => a.Currency == d.NextDue.Currency));
        foreach (var some in all.Chunk(LoadedAtOnce))
        {
            var standing = await mandates.Standing(night.Organisation, [.. some.Select(d => d.Agreement)], cancel);
            var found = some.Where(d => standing.ContainsKey(d.Agreement))
                .Select(d => new Collection(d, standing[d.Agreement], $"{d.Agreement}/{on:yyyy-MM-dd}")).ToList();
            var keys = found.Select(c => c.Key).ToArray();
            var known = await house.Set<OrderRow>().AsNoTracking()
                .Where(o => o.Organisation == night.Organisation && keys.Contains(o.Key)).Select(o => o.Key)
                .ToHashSetAsync(StringComparer.Ordinal, cancel);
            open.AddRange(found.Where(c => !known.Contains(c.Key)));
        }

        return open;
    }

    Draft ToDraft(Collection one, DateOnly on) => new(
        OrderKind.Collection, one.Key, one.Due.NextDue, mandates.Open(one.Mandate).At(one.Mandate.Bank),
        $"{one.Due.Number} {on:yyyy-MM-dd}")
    {
        Agreement = one.Due.Agreement,
        DueOn = on,
        Mandate = new(one.Mandate.Reference, one.Mandate.SignedOn),
    };

    sealed record Collection(DueCard Due, MandateRow Mandate, string Key);
}

/// <summary>At night, orders the bank to pay what is ordered within the house: pain.001.</summary>
sealed class PayAtNight(House house, PaymentsDue due, OrderFiles orders, IWork work) : INightStep
{
    public string Name => "payments";

    public int Order => 210;

    public Text Title => new("付款文件", "Payments");

    public async Task<Outcome<NightProgress>> Do(Night night, int done, CancellationToken cancel)
    {
        var accounts = await house.Set<BankAccountRow>().AsNoTracking()
            .Where(a => a.Organisation == night.Organisation && a.Pays).OrderBy(a => a.Id).ToListAsync(cancel);
        foreach (var account in accounts)
        {
            var open = (await due.Of(account.Currency, cancel)).Select(p => p.Draft).OfType<Draft>().ToList();
            if (open.Count == 0)
            {
                continue;
            }

            var made = orders.Make(
                account, FileKind.Payments, night.At, night.Next, done, [.. open.Take(PaymentsDue.MostInFile)]);
            if (!made.IsDone)
            {
                return made.Refused!;
            }

            work.About(made.Value.Id.ToString());
            return new NightProgress(done + 1, done + 2, IsOver: false);
        }

        return new NightProgress(done, done);
    }
}
