using System.Collections.Concurrent;
using Wheelhouse.Kit;
using Wheelhouse.Simulation;
using Wheelhouse.Simulation.Laws;
using Xunit;

namespace Wheelhouse.Journeys.Tests;

/// <summary>The server ends without a word amid a thousand payments; nothing is half there afterwards.</summary>
public sealed class PowerCutTests
{
    const int Payments = 1000;

    const int Clerks = 8;

    [Theory, InlineData(false), InlineData(true)]
    public async Task Every_payment_is_wholly_there_or_wholly_absent(bool postgres)
    {
        await using var house = await ServedHouse.Open(postgres, "--SignInsPerMinute", "1000");
        using var deal = await Deal.Open(house);
        await deal.Drive();
        var answered = new ConcurrentDictionary<int, long>();

        await PayUntilTheCut(house, deal, answered);
        await house.KillAndStart();

        using var clerk = await house.SignIn("haiyue.servicing");
        var booked = await Booked(clerk, deal.Agreement);
        Assert.InRange(answered.Count, 1, Payments - 1);
        Assert.Superset(answered.Values.ToHashSet(), booked.Keys.ToHashSet()); // what was answered is there
        await TheSameKeysBookTheRestOnce(clerk, deal.Agreement, answered.Keys.Max() + 20, booked.Count);
        await TheLawsHold(house);
    }

    /// <summary>Eight clerks book payments of different amounts; the cut comes at a third of them answered.</summary>
    static async Task PayUntilTheCut(ServedHouse house, Deal deal, ConcurrentDictionary<int, long> answered)
    {
        using var cut = new CancellationTokenSource();
        var next = 0;
        var clerks = Enumerable.Range(0, Clerks).Select(_ => Task.Run(async () =>
        {
            using var clerk = await house.SignIn("haiyue.servicing");
            while (!cut.IsCancellationRequested && Interlocked.Increment(ref next) is var number && number <= Payments)
            {
                try
                {
                    var reply = await Pay(clerk, deal.Agreement, number);
                    answered[number] = (long)reply.Done["event"]!;
                }
                catch (HttpRequestException)
                {
                    return; // the server is gone: nobody knows what became of this one
                }
            }
        })).ToList();
        while (answered.Count < Payments / 3 && clerks.TrueForAll(c => !c.IsFaulted))
        {
            await Task.Delay(5);
        }

        await house.Process.Kill();
        await cut.CancelAsync();
        await Task.WhenAll(clerks);
    }

    /// <summary>One fen more for each number, so that each payment can be told from the others.</summary>
    static Task<Reply> Pay(Visitor clerk, string agreement, int number) => clerk.Post(
        $"{agreement}/payments", new { amount = Deal.Cny(1000 + number), channel = "counter" },
        key: $"payment-{number}");

    /// <summary>The payments in the books, by event: their amounts.</summary>
    static async Task<Dictionary<long, long>> Booked(Visitor clerk, string agreement)
    {
        var all = new Dictionary<long, long>();
        string? after = null;
        do
        {
            var more = after is null ? "" : $"&after={after}";
            var page = (await clerk.Get($"{agreement}/events?limit=200{more}")).Done;
            foreach (var one in page["items"]!.AsArray().Where(e => (string)e!["type"]! == "payment"))
            {
                all.Add((long)one!["sequence"]!, (long)one["amount"]!["minorUnits"]!);
            }

            after = (string?)page["next"];
        }
        while (after is not null);
        return all;
    }

    /// <summary>All that were on their way are sent again under their keys: what was booked answers as before, the
    /// rest is booked now, and each once.</summary>
    static async Task TheSameKeysBookTheRestOnce(Visitor clerk, string agreement, int through, int before)
    {
        for (var number = 1; number <= through; number++)
        {
            _ = (await Pay(clerk, agreement, number)).Done;
        }

        var booked = await Booked(clerk, agreement);
        Assert.InRange(before, 1, through);
        Assert.Equal(Enumerable.Range(1001, through).Select(n => (long)n), booked.Values.Order());
    }

    static async Task TheLawsHold(ServedHouse house)
    {
        await using var premises = house.Inspect(new ManualClock(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        await premises.Sequence();
        Assert.Empty(await BookLaws.Check(premises, default));
        Assert.Empty(await AgreementLaws.Check(premises, house.Founders.Organisation("haiyue"), default));
        Assert.Empty(await AuditLaws.Check(premises, default));
    }
}
