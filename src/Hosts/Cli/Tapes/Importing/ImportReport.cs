using Microsoft.Extensions.DependencyInjection;
using System.Text.Json;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio;
using Wheelhouse.Portfolio.Views;
using Wheelhouse.Products;
using Wheelhouse.Servicing;

namespace Wheelhouse.Cli.Tapes.Importing;

/// <summary>A figure of our month ends beside the same counted straight from the tape.</summary>
readonly record struct Pair<T>(T Ours, T Tape);

/// <summary>Agreements and money.</summary>
readonly record struct Weight(long Agreements, Money Balance);

/// <summary>A cell of the roll-rate matrix over all months: the share of the balance of its row.</summary>
sealed record RollPair(RollState From, RollState To, Pair<long> Agreements, Pair<decimal> Rate);

/// <summary>The five classes at the last month end.</summary>
sealed record ClassPair(AssetClass Class, Pair<Weight> Owed);

/// <summary>A month of origination: shares of what was taken over of it that had come so far.</summary>
sealed record VintagePair(
    DateOnly Month, long Agreements, Money Financed, Pair<decimal> Over30, Pair<decimal> ChargedOff);

/// <summary>A month end: how many balances agree.</summary>
/// <param name="ToTheCent">A fraction, as <paramref name="SameBucket"/> of those whose days can be counted.</param>
sealed record BalanceLine(
    DateOnly Month, int Agreements, decimal ToTheCent, decimal WithinOne, Money Ours, Money Tape, decimal SameBucket);

/// <summary>What an import says at its end.</summary>
sealed record ImportReport(
    Pair<int> Loans, DateOnly From, DateOnly Through, IReadOnlyDictionary<string, int> Counts,
    IReadOnlyDictionary<string, int> Unplaced, IReadOnlyList<BalanceLine> Balances, IReadOnlyList<ClassPair> Classes,
    IReadOnlyList<RollPair> RollRates, IReadOnlyList<VintagePair> Vintages, Pair<Money> Losses,
    IReadOnlyList<string> Laws)
{
    public static async Task<ImportReport> Of(
        TapeHouse house, ReadTape tape, IReadOnlyDictionary<TapeLoan, IReadOnlyList<CourseMonth>> courses,
        IReadOnlyDictionary<string, int> counts, IReadOnlyDictionary<string, int> unplaced, DateOnly through,
        CancellationToken cancel) => await house.Read(async provider =>
        {
            var portfolio = provider.GetRequiredService<IPortfolio>();
            var rules = provider.GetRequiredService<IRuleBook>();
            var context = provider.GetRequiredService<House>();
            var journal = provider.GetRequiredService<IJournal>();
            return new ImportReport(
                new(courses.Count, tape.Of), tape.On, through, counts, unplaced,
                [.. (await portfolio.Reported(cancel)).Value.Reverse().Select(Line)],
                ByClass(
                    (await portfolio.Standing(StandingBy.Class, cancel)).Value, courses.Values, rules.Credit, through),
                ByRoll((await portfolio.RollRates(cancel)).Value, courses.Values),
                ByVintage(
                    (await portfolio.Vintages(VintageMeasure.Over30, RollMeasure.Balance, cancel)).Value,
                    (await portfolio.Vintages(VintageMeasure.ChargedOff, RollMeasure.Balance, cancel)).Value, courses),
                new((await portfolio.Lost(cancel)).Value, Lost(courses.Keys, through)),
                [
                    .. await PortfolioLaws.Check(context, journal, cancel),
                    .. await ServicingLaws.Check(context, journal, cancel),
                    .. await LedgerLaws.Check(context, cancel),
                ]);
        });

    public async Task Write(Stream output, CancellationToken cancel)
    {
        await JsonSerializer.SerializeAsync(output, this, Json.Wire, cancel);
        output.WriteByte((byte)'\n');
    }

    static BalanceLine Line(ReportedMonth month) => new(
        month.Month, month.Agreements, Share(month.Equal, month.Agreements), Share(month.Near, month.Agreements),
        month.Ours, month.Reported, Share(month.SameBucket, month.DaysReported));

    static decimal Share(long part, long whole) =>
        whole == 0 ? 0m : decimal.Round(part / (decimal)whole, 6, MidpointRounding.ToEven);

    static IReadOnlyList<ClassPair> ByClass(
        StandingView ours, IEnumerable<IReadOnlyList<CourseMonth>> courses, Func<DateOnly, CreditRules> rules,
        DateOnly through)
    {
        var tape = courses.Where(c => c[^1] is { } end && end.Month == through && !end.State.IsGone())
            .GroupBy(c => ClassOf(c, rules))
            .ToDictionary(g => g.Key, g => new Weight(g.Count(), Usd(g.Sum(c => c[^1].Owed))));
        var mine = ours.Lines.ToDictionary(
            l => Enum.Parse<AssetClass>(l.Key, ignoreCase: true), l => new Weight(l.Agreements, l.Owed));
        return
        [
            .. mine.Keys.Union(tape.Keys).Order().Select(one => new ClassPair(
                one, new(mine.GetValueOrDefault(one, new(0, Usd(0))), tape.GetValueOrDefault(one, new(0, Usd(0)))))),
        ];
    }

    static AssetClass ClassOf(IReadOnlyList<CourseMonth> course, Func<DateOnly, CreditRules> rules)
    {
        var standing = CreditStanding.New;
        foreach (var month in course)
        {
            standing = standing.Next(new(month.Month.AddDays(1), month.DaysPastDue), rules(month.Month));
        }

        return standing.Class.Class;
    }

    static IReadOnlyList<RollPair> ByRoll(RollView ours, IEnumerable<IReadOnlyList<CourseMonth>> courses)
    {
        var tape = new RollMatrix();
        foreach (var (was, now) in courses.SelectMany(c => c.Zip(c.Skip(1))))
        {
            tape.Add(was.State, now.State, was.Owed);
        }

        var mine = ours.Rows.SelectMany(r => r.Cells.Select(c => (Key: (r.From, c.To), c.Agreements, c.Rate)))
            .ToDictionary(c => c.Key, c => (c.Agreements, c.Rate));
        return
        [
            .. from state in Enum.GetValues<RollState>()
               from to in Enum.GetValues<RollState>()
               let cell = mine.GetValueOrDefault((state, to))
               where cell.Agreements > 0 || tape.Count(state, to) > 0
               select new RollPair(
                   state, to, new(cell.Agreements, tape.Count(state, to)),
                   new(Short(cell.Rate), Short(tape.Rate(state, to, RollMeasure.Balance) ?? 0m))),
        ];
    }

    static IReadOnlyList<VintagePair> ByVintage(
        VintageView late, VintageView lost, IReadOnlyDictionary<TapeLoan, IReadOnlyList<CourseMonth>> courses)
    {
        var charged = lost.Lines.ToDictionary(l => l.Month);
        var tape = courses.ToLookup(c => First(c.Key.Facts.OriginatedOn ?? c.Key.PaidThrough ?? c.Key.Facts.Ending));
        return
        [
            .. late.Lines.Select(line => new VintagePair(
                line.Month, line.Agreements, line.Financed,
                new(line.Shares[^1], Came(tape[line.Month], IsOver30)),
                new(charged[line.Month].Shares[^1], Came(tape[line.Month], s => s == RollState.ChargedOff)))),
        ];

        static bool IsOver30(RollState state) => state is >= RollState.Days31To60 and <= RollState.ChargedOff;

        static decimal Came(
            IEnumerable<KeyValuePair<TapeLoan, IReadOnlyList<CourseMonth>>> vintage, Func<RollState, bool> measure)
        {
            var loans = vintage.ToList();
            return Share(
                loans.Where(c => c.Value.Any(m => measure(m.State))).Sum(c => c.Key.Balance),
                loans.Sum(c => c.Key.Balance));
        }
    }

    /// <summary>Balances that fell to nothing otherwise, less what came in after all.</summary>
    static Money Lost(IEnumerable<TapeLoan> loans, DateOnly through) => Usd(loans.Sum(loan => loan.Months
        .Where(m => m.Last <= through && TapeCourse.IsLost(m))
        .Sum(m => m.Before - m.Principal - loan.Proceeds
            .Where(p => p.First >= m.First && p.Last <= through)
            .Sum(p => Math.Max(0, p.Recovered) + Math.Max(0, p.Repossessed)))));

    static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);

    static decimal Short(decimal rate) => decimal.Round(rate, 6, MidpointRounding.ToEven);

    static Money Usd(long cents) => new(cents, Currency.Usd);
}
