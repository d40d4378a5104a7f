using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>The accounts that a lease moves in the lessor's books.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LeaseAccount>))]
public enum LeaseAccount
{
    Cash,

    /// <summary>Owed to who sold the car and to who was paid the direct costs.</summary>
    Supplier,

    /// <summary>What the lessee owes; a credit balance belongs to the lessee.</summary>
    Lessee,

    /// <summary>What a maker or dealer owes on a guarantee or a buy-back.</summary>
    Guarantor,

    /// <summary>Security held for the lessee; a liability.</summary>
    Deposits,

    /// <summary>IFRS 16.67.</summary>
    NetInvestment,

    /// <summary>IFRS 16.103(b).</summary>
    LeasebackAsset,

    /// <summary>Cars on operating lease, less depreciation.</summary>
    VehiclesOnLease,

    /// <summary>Cars that came back and wait to be sold or leased again.</summary>
    VehiclesHeld,

    /// <summary>Rent billed and not earned (credit), or earned and not billed (debit).</summary>
    DeferredRent,

    /// <summary>Rentals claimed at once that by their calendar are not due yet.</summary>
    RentsCalledEarly,

    FinanceIncome,
    LeaseIncome,
    ChargeIncome,
    Depreciation,

    /// <summary>Losses on the value left: reviews (IFRS 16.77) and returns.</summary>
    ResidualLoss,

    /// <summary>A term that was extended at other terms than the rate first implied.</summary>
    ExtensionResult,

    TerminationResult,
    DisposalResult,
}

/// <summary>What an entry of a lease records.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LeaseEntryKind>))]
public enum LeaseEntryKind
{
    Commencement,
    Billing,
    Receipt,
    Income,
    Depreciation,
    ResidualReview,
    Acceleration,
    Extension,
    Derecognition,
    Disposal,
    Deposit,
    Refund,
}

/// <summary>One line of an entry; a debit is positive, a credit negative.</summary>
public readonly record struct LeaseLine(LeaseAccount Account, Money Amount);

/// <summary>An entry in the lessor's books: made from an event or from the passing of days. Its lines sum to
/// zero.</summary>
/// <param name="Source">The paragraph it follows, such as <c>IFRS 16.75</c>; empty for plain receipts.</param>
public sealed record LeaseEntry(DateOnly Day, LeaseEntryKind Kind, string Source, IReadOnlyList<LeaseLine> Lines);
