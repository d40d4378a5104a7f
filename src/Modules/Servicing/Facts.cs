using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing;

/// <summary>How an agreement stands.</summary>
public enum AgreementState
{
    /// <summary>Something is owed, now or later.</summary>
    Active,

    /// <summary>Nothing is owed; the close of the day ends it, until then the last payment can be reversed.</summary>
    Settled,

    /// <summary>Ended: the lien is released and no event can be booked.</summary>
    Closed,

    /// <summary>Given up in the books, and not made good since: claim and lien stay, recoveries may come in.</summary>
    WrittenOff,
}

/// <summary>How money reaches the lender.</summary>
public enum PaymentChannel
{
    Counter,
    Transfer,
    DirectDebit,

    /// <summary>The simulated bank in which customers pay by themselves. No real money moves.</summary>
    SimulatedBank,
}

/// <summary>An agreement was paid out and its account opened.</summary>
public sealed record AgreementActivated(
    Id<Organisation> Organisation, Id<Agreement> Agreement, string Number, Id<Organisation> Customer,
    Id<Organisation>? Dealer, DateOnly PaidOn) : IFact;

/// <summary>Money came in and was split.</summary>
/// <param name="Event">Its sequence in the agreement.</param>
/// <param name="Principal">Of a loan; of a lease or a subscription the rent.</param>
/// <param name="Credit">The part that lies beyond all that is owed and is held for the customer.</param>
/// <param name="StillDue">What has fallen due by the business date and is unpaid after it.</param>
public sealed record PaymentReceived(
    Id<Organisation> Organisation, Id<Agreement> Agreement, int Event, DateOnly ValueDate, Money Amount,
    Money Principal, Money Interest, Money Fees, Money Credit, Money StillDue) : IFact;

/// <summary>Money came in on an agreement that was behind. Told beside <see cref="PaymentReceived"/>, so that those who
/// collect hear what is theirs and not every payment of a bank file.</summary>
/// <param name="Event">Its sequence in the agreement.</param>
/// <param name="StillOverdue">What fell due before the business date and is unpaid after it.</param>
public sealed record ArrearsPaid(
    Id<Organisation> Organisation, Id<Agreement> Agreement, int Event, Money Amount, Money StillOverdue) : IFact;

/// <summary>An event was taken back: the account is as if it had never been booked.</summary>
/// <param name="Of">The event that was taken back.</param>
/// <param name="StillDue">What has fallen due by the business date and is unpaid without it.</param>
public sealed record EventReversed(
    Id<Organisation> Organisation, Id<Agreement> Agreement, int Event, int Of, Money StillDue) : IFact;

/// <summary>An agreement was changed without money coming in: terms, relief, amounts.</summary>
/// <param name="StillDue">What has fallen due by the business date and is unpaid after it.</param>
public sealed record AgreementChanged(
    Id<Organisation> Organisation, Id<Agreement> Agreement, int Event, Money StillDue) : IFact;

/// <summary>An agreement ended with nothing owed, and its lien is released.</summary>
public sealed record AgreementSettled(
    Id<Organisation> Organisation, Id<Agreement> Agreement, string Vin, DateOnly On) : IFact;

/// <summary>A business day of an organisation ended; its books are on the next day.</summary>
public sealed record DayClosed(Id<Organisation> Organisation, DateOnly Day, int Agreements, int Settled) : IFact;
