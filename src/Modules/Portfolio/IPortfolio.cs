using Wheelhouse.Kernel;
using Wheelhouse.Portfolio.Views;

namespace Wheelhouse.Portfolio;

/// <summary>The tables of an organisation's book, for whoever does not come over HTTP.</summary>
public interface IPortfolio
{
    /// <summary>The latest month end, by what is asked.</summary>
    Task<Outcome<StandingView>> Standing(StandingBy by, CancellationToken cancel);

    /// <summary>Roll rates by balance over all month ends there are.</summary>
    Task<Outcome<RollView>> RollRates(CancellationToken cancel);

    /// <summary>Beside what another servicer reported, newest month first.</summary>
    Task<Outcome<IReadOnlyList<ReportedMonth>>> Reported(CancellationToken cancel);
}

sealed class Tables(Book book, CompareReported compare) : IPortfolio
{
    const int AllMonths = 120;

    static readonly Scope Latest = new(null, null, null);

    public Task<Outcome<StandingView>> Standing(StandingBy by, CancellationToken cancel) =>
        ShowStanding.Read(Latest, by, book, cancel);

    public Task<Outcome<RollView>> RollRates(CancellationToken cancel) =>
        ShowRollRates.Read(Latest, AllMonths, null, book, cancel);

    public Task<Outcome<IReadOnlyList<ReportedMonth>>> Reported(CancellationToken cancel) =>
        compare.Months(Latest, cancel);
}
