using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing;

/// <summary>What was agreed: who, what car, which terms, and what maker and dealer were promised.</summary>
/// <param name="Subsidy">What the maker pays the lender so that the customer's rate is lower; zero for most.</param>
/// <param name="ContractRate">What the lender earns where there is a subsidy; null where there is none.</param>
/// <param name="Commission">What the lender owes the dealer for the business.</param>
/// <param name="Application">What it came from, with decision and document; null where it came from outside.</param>
sealed record Contract(
    Id<Agreement> Id, Id<Organisation> Organisation, Id<Organisation>? Dealer, Id<Organisation>? Customer,
    string Number, string Vin, Text Product, Text Model, LoanTerms Terms, DateOnly PaidOn, Money Subsidy,
    Rate? ContractRate, Money Commission, Id<Application>? Application = null);

/// <summary>An agreement at the end of a day: contract, events, and the state they fold to. Immutable.</summary>
/// <remarks>Nothing here is stored that the fold does not give; commands make the next account from this one.</remarks>
sealed class Account
{
    Account(Contract contract, IReadOnlyList<LoanEvent> events, LoanState state)
    {
        (Contract, Events, State) = (contract, events, state);
        Standing = StandingOf(events, state);
    }

    internal Contract Contract { get; }

    /// <summary>In the order of booking; sequences run from 1 without gaps.</summary>
    internal IReadOnlyList<LoanEvent> Events { get; }

    internal LoanState State { get; }

    internal AgreementState Standing { get; }

    internal DateOnly AsOf => State.AsOf;

    internal Currency Currency => Contract.Terms.Currency;

    internal int NextSequence => Events.Count + 1;

    /// <summary>The first instalment due and not wholly paid; days late are counted from its due date.</summary>
    internal DateOnly? OldestDue => Rows(r => r.DueDate <= AsOf && r.Outstanding.IsPositive)?.DueDate;

    /// <summary>The next instalment after the as-of day on which something is to be paid.</summary>
    internal LoanRow? Next => Rows(r => r.DueDate > AsOf && r.Outstanding.IsPositive);

    /// <summary>The next day on which something happens by itself; null when only a command changes anything.</summary>
    internal DateOnly? WorkOn => Standing switch
    {
        AgreementState.Active => Rows(r => r.DueDate > AsOf)?.DueDate,
        AgreementState.Settled => AsOf.AddDays(1),
        AgreementState.Closed => null,
    };

    internal static Account Fold(Contract contract, IReadOnlyList<LoanEvent> events, DateOnly asOf) =>
        new(contract, events, LoanFold.Fold(contract.Terms, events, asOf));

    /// <summary>The same events seen from another day.</summary>
    internal Account On(DateOnly day) => day == AsOf ? this : Fold(Contract, Events, day);

    /// <summary>After one more event, as of today or of the day the books already are on, whichever is later.</summary>
    internal Outcome<Account> With(LoanEvent next, DateOnly today)
    {
        IReadOnlyList<LoanEvent> events = [.. Events, next];
        return LoanFold.TryFold(Contract.Terms, events, today > AsOf ? today : AsOf)
            .Select(state => new Account(Contract, events, state));
    }

    /// <summary>The event that took this one back, or null while it stands.</summary>
    internal Reversed? ReversalOf(int sequence) => Events.OfType<Reversed>().FirstOrDefault(r => r.Of == sequence);

    /// <summary>Nothing owed is settled until a close of day has passed over it, and closed from then on.</summary>
    static AgreementState StandingOf(IReadOnlyList<LoanEvent> events, LoanState state) =>
        !state.IsClosed ? AgreementState.Active
        : state.AsOf > events.Max(e => e.BookedOn) ? AgreementState.Closed
        : AgreementState.Settled;

    LoanRow? Rows(Func<LoanRow, bool> wanted)
    {
        foreach (var row in State.Rows)
        {
            if (wanted(row))
            {
                return row;
            }
        }

        return null;
    }
}
