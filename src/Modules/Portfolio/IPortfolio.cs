using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Portfolio.Storage;
using Wheelhouse.Portfolio.Views;

namespace Wheelhouse.Portfolio;

/// <summary>The tables of an organisation's book, for whoever does not come over HTTP.</summary>
public interface IPortfolio
{
    /// <summary>The latest month end, by what is asked.</summary>
    Task<Outcome<StandingView>> Standing(StandingBy by, CancellationToken cancel);

    /// <summary>Roll rates by balance over all month ends there are.</summary>
    Task<Outcome<RollView>> RollRates(CancellationToken cancel);

    /// <summary>Cumulative curves by month of origination, as of the latest month end.</summary>
    Task<Outcome<VintageView>> Vintages(VintageMeasure measure, RollMeasure by, CancellationToken cancel);

    /// <summary>What the book lost over all month ends there are: written off, less what came in after all.</summary>
    Task<Outcome<Money>> Lost(CancellationToken cancel);

    /// <summary>Beside what another servicer reported, newest month first.</summary>
    Task<Outcome<IReadOnlyList<ReportedMonth>>> Reported(CancellationToken cancel);
}

sealed class Tables(Book book, CompareReported compare) : IPortfolio
{
    const int AllMonths = 120;

    static readonly Scope Latest = new(null, null, null, null);

    public Task<Outcome<StandingView>> Standing(StandingBy by, CancellationToken cancel) =>
        ShowStanding.Read(Latest, by, book, cancel);

    public Task<Outcome<RollView>> RollRates(CancellationToken cancel) =>
        ShowRollRates.Read(Latest, AllMonths, null, book, cancel);

    public Task<Outcome<VintageView>> Vintages(VintageMeasure measure, RollMeasure by, CancellationToken cancel) =>
        ShowVintages.Read(Latest, new(measure), new(by), book, cancel);

    public async Task<Outcome<Money>> Lost(CancellationToken cancel)
    {
        var found = await book.Find(Latest, cancel);
        if (!found.IsDone)
        {
            return found.Refused!;
        }

        var cells = await book.Cells(found.Value, CellKind.Movement, DateOnly.MinValue, cancel);
        return new Money(
            -cells.Where(c => (MovementCause)c.Column is MovementCause.WrittenOff or MovementCause.Recovered)
                .Sum(c => c.Amount),
            found.Value.Currency);
    }

    public Task<Outcome<IReadOnlyList<ReportedMonth>>> Reported(CancellationToken cancel) =>
        compare.Months(Latest, cancel);
}
