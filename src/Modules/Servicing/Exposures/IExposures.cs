using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing;

/// <summary>An agreement as credit risk sees it, at the end of the day its books are on.</summary>
/// <param name="Financed">What was lent, or put into the lease.</param>
/// <param name="Ended">Nothing is owed any more.</param>
/// <param name="Owed">The gross carrying amount: principal of a loan, net investment of a finance lease, of an
/// operating lease and a subscription what is due, for the car is no claim (IFRS 16.81); zero where it was charged
/// off.</param>
/// <param name="Lost">Given up so far, less what came in after all: what its allowance was used for.</param>
/// <param name="OldestDue">Due date of the oldest instalment due and not wholly paid.</param>
/// <param name="Rate">Nominal rate a year.</param>
/// <param name="Standing">As the last night found it.</param>
/// <param name="Ahead">Day and principal of each instalment after <paramref name="AsOf"/>, by day.</param>
public sealed record Exposure(
    Id<Agreement> Agreement, int Part, Text Product, DateOnly PaidOn, DateOnly AsOf, bool Ended, Money Financed,
    Money Owed, Money Lost, Money Due, DateOnly? OldestDue, Rate Rate, DateOnly? RestructuredOn, bool ChargedOff,
    CreditStanding Standing, IReadOnlyList<(DateOnly Day, long Principal)> Ahead);

/// <summary>Everything an organisation has at risk, to be read once through and not kept.</summary>
public interface IExposures
{
    /// <summary>Into so many parts of even size the book is cut, from 0; an agreement stays in its part.</summary>
    int Parts { get; }

    /// <summary>How many agreements there are, those that ended included.</summary>
    Task<int> Count(Id<Organisation> organisation, CancellationToken cancel);

    /// <summary>Product and currency of every agreement the organisation ever had.</summary>
    Task<IReadOnlyList<(Text Product, Currency Currency)>> Products(
        Id<Organisation> organisation, CancellationToken cancel);

    /// <summary>The numbers people read.</summary>
    Task<IReadOnlyDictionary<Id<Agreement>, string>> Numbers(
        IReadOnlyList<Id<Agreement>> agreements, CancellationToken cancel);

    /// <summary>The agreements of some parts that have not ended, and those that ended after a day.</summary>
    IAsyncEnumerable<Exposure> Of(
        Id<Organisation> organisation, int first, int last, DateOnly since, CancellationToken cancel);
}
