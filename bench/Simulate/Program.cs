using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Wheelhouse.Platform;
using Wheelhouse.SimulateBench;
using Wheelhouse.Simulation;
using Wheelhouse.Simulation.Portfolios;

// --years N: about so many agreement-years, 50000. --seed N: of the first portfolio, 1000. Ctrl+C tells of those that
// have lived so far.
var options = Options.Read(args);
var plans = options.Plans().ToList();
var (lived, breaches, slow) = (
    new ConcurrentBag<LivingPortfolio>(), new ConcurrentBag<PortfolioBreachException>(), new ConcurrentBag<int>());
using var called = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Call);
using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Call);
var start = Stopwatch.GetTimestamp();
try
{
    await Parallel.ForEachAsync(plans, new ParallelOptions
    {
        MaxDegreeOfParallelism = Environment.ProcessorCount,
        CancellationToken = called.Token,
    }, One);
}
catch (OperationCanceledException) when (called.IsCancellationRequested)
{
    Console.Error.WriteLine($"Called off after {lived.Count} of {plans.Count} portfolios.");
}

Tell(Stopwatch.GetElapsedTime(start));
return breaches.IsEmpty ? 0 : 1;

void Call(PosixSignalContext signal)
{
    signal.Cancel = true;
    called.Cancel();
}

async ValueTask One(PortfolioPlan plan, CancellationToken cancel)
{
    var folder = Directory.CreateTempSubdirectory("wheelhouse-bench-");
    try
    {
        var portfolio = await Live(plan, Path.Combine(folder.FullName, "portfolio.db"), cancel);
        lived.Add(portfolio);
        var years = lived.Sum(one => one.AgreementYears);
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {plan.Seed}: {portfolio.AgreementYears:F0} agreement-years; {lived.Count} of {plans.Count} "
            + $"portfolios, {years:F0} agreement-years, {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s"));
    }
    catch (PortfolioBreachException breach)
    {
        breaches.Add(breach);
        Console.Error.WriteLine(breach.Message);
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}

async Task<LivingPortfolio> Live(PortfolioPlan plan, string file, CancellationToken cancel)
{
    var wrong = Options.Wrong(plan);
    var waits = new SlowDatabase(plan.Seed);
    await using var premises = Premises.Open(
        DatabaseChoice.Parse(file), new(new(plan.FirstDay, new(9, 0), TimeSpan.Zero)), keys: null,
        services =>
        {
            LivingPortfolio.Register(services);
            if (wrong.SideBySide > 1)
            {
                waits.Register(services);
            }
        });
    await using (var house = await premises.Services.GetRequiredService<IDbContextFactory<House>>()
        .CreateDbContextAsync(cancel))
    {
        await house.Database.EnsureCreatedAsync(cancel);
    }

    var portfolio = await LivingPortfolio.Live(premises, plan, wrong, cancel);
    slow.Add(waits.Waits);
    return portfolio;
}

void Tell(TimeSpan took)
{
    Console.WriteLine($"""
        ## Simulated portfolios

        Loans, leases and subscriptions of every kind live by days through the commands of servicing: paid by debit and
        by bank files, changed, reversed and settled, each night closed, each month with its expected loss. Meanwhile
        power is cut before any row, commands and files come twice, in another order, or cut off, statements wait. All
        laws are held against an agreement on each day on which it had a visit, against all of them once a quarter, and
        at the end. {lived.Count + breaches.Count} of {plans.Count} portfolios over two years, as many at a time as
        there are processors, on SQLite.

        | what | how many |
        |---|--:|
        """);
    Row("agreement-years", (long)lived.Sum(one => one.AgreementYears));
    Row("events", lived.Sum(one => one.Events));
    Row("agreements held against the laws", lived.Sum(one => one.Checked));
    Row("portfolios in which a law broke", breaches.Count);
    foreach (var kind in lived.SelectMany(one => one.Strikes).GroupBy(s => s.Key).OrderBy(g => g.Key))
    {
        Row(kind.Key, kind.Sum(s => (long)s.Value));
    }

    Row("statement made to wait", slow.Sum(waits => (long)waits));
    Row("seconds", (long)took.TotalSeconds);
}

static void Row(string what, long howMany) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {howMany:N0} |"));
