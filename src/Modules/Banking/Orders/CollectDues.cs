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
/// is collected twice. What was late before is not collected: the mandate is for what falls due.
/// </remarks>
sealed class CollectDues(House house, IDues dues, DebitMandates mandates, OrderFiles orders, IWork work) : INightStep
{
    const int LeadDays = 1;
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
        var open = await Drafts(night, on, accounts, cancel);
        var files = accounts.Sum(a => Files(open.Count(d => d.Amount.Currency == a.Currency)));
        if (files == 0)
        {
            return new NightProgress(done, done);
        }

        var account = accounts.First(a => open.Any(d => d.Amount.Currency == a.Currency));
        var drafts = open.Where(d => d.Amount.Currency == account.Currency).Take(MostInFile).ToList();
        var made = orders.Make(account, FileKind.Collections, night.At, on, done, drafts);
        if (!made.IsDone)
        {
            return made.Refused!;
        }

        work.About(made.Value.Id.ToString());
        return new NightProgress(done + 1, done + files, files == 1);
    }

    static int Files(int drafts) => (drafts + MostInFile - 1) / MostInFile;

    /// <summary>What falls due under a mandate and is in no file.</summary>
    async Task<List<Draft>> Drafts(
        Night night, DateOnly on, List<BankAccountRow> accounts, CancellationToken cancel)
    {
        var drafts = new List<Draft>();
        var all = (await dues.On(night.Organisation, on, cancel))
            .Where(d => accounts.Any(a => a.Currency == d.NextDue.Currency));
        foreach (var some in all.Chunk(LoadedAtOnce))
        {
            var standing = await mandates.Standing([.. some.Select(d => d.Agreement)], cancel);
            var found = some.Where(d => standing.ContainsKey(d.Agreement))
                .Select(d => ToDraft(d, on, standing[d.Agreement])).ToList();
            var keys = found.Select(d => d.Key).ToArray();
            var known = await house.Set<OrderRow>().AsNoTracking()
                .Where(o => o.Organisation == night.Organisation && keys.Contains(o.Key)).Select(o => o.Key)
                .ToHashSetAsync(StringComparer.Ordinal, cancel);
            drafts.AddRange(found.Where(d => !known.Contains(d.Key)));
        }

        return drafts;
    }

    Draft ToDraft(DueCard due, DateOnly on, MandateRow mandate) => new(
        OrderKind.Collection, $"{due.Agreement}/{on:yyyy-MM-dd}", due.NextDue,
        mandates.Open(mandate).At(mandate.Bank), $"{due.Number} {on:yyyy-MM-dd}")
    {
        Agreement = due.Agreement,
        DueOn = on,
        Mandate = new(mandate.Reference, mandate.SignedOn),
    };
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
