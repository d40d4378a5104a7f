using System.Text.Json.Serialization;

namespace Wheelhouse.Leasing;

/// <summary>What kind of contract it is, in commerce and in law.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LeaseKind>))]
public enum LeaseKind
{
    /// <summary>The lessor buys from a supplier the car that the lessee chose (直租).</summary>
    [JsonStringEnumMemberName("directFinance")]
    DirectFinance,

    /// <summary>The lessee sells its own car to the lessor and takes it back on lease (售后回租).</summary>
    [JsonStringEnumMemberName("saleAndLeaseback")]
    SaleAndLeaseback,

    /// <summary>Use of a car for a term; the car comes back (经营性租赁).</summary>
    [JsonStringEnumMemberName("operating")]
    Operating,

    /// <summary>A maker or dealer must buy the car back at the price of a table (回购租赁).</summary>
    [JsonStringEnumMemberName("repurchase")]
    Repurchase,

    /// <summary>A long rental whose exits, buying among them, are priced on the first day (长租).</summary>
    [JsonStringEnumMemberName("longRental")]
    LongRental,
}

/// <summary>What the lessor's books make of it: who bears the risks and rewards. IFRS 16.61-62.</summary>
/// <remarks>Decided at inception and kept, unless the lease is modified (IFRS 16.66).</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<LeaseClass>))]
public enum LeaseClass
{
    /// <summary>A receivable at the net investment. IFRS 16.67.</summary>
    [JsonStringEnumMemberName("finance")]
    Finance,

    /// <summary>The car stays an asset; rentals are income by the straight line. IFRS 16.81.</summary>
    [JsonStringEnumMemberName("operating")]
    Operating,

    /// <summary>A leaseback whose transfer was no sale: a financial asset at the amount paid. IFRS 16.103(b).</summary>
    [JsonStringEnumMemberName("financialAsset")]
    FinancialAsset,
}

/// <summary>Who pays.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Payer>))]
public enum Payer
{
    [JsonStringEnumMemberName("lessee")]
    Lessee,

    /// <summary>A maker, dealer or other third party that guarantees the residual or buys the car back.</summary>
    [JsonStringEnumMemberName("guarantor")]
    Guarantor,
}

/// <summary>What a row is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DueKind>))]
public enum DueKind
{
    /// <summary>Paid at the start over and above the rentals: initial rental, capitalised cost reduction.</summary>
    [JsonStringEnumMemberName("initialPayment")]
    InitialPayment,

    [JsonStringEnumMemberName("rental")]
    Rental,

    /// <summary>Security that goes back, or is set off, at the end (保证金).</summary>
    [JsonStringEnumMemberName("deposit")]
    Deposit,

    [JsonStringEnumMemberName("mileage")]
    Mileage,

    [JsonStringEnumMemberName("wear")]
    Wear,

    /// <summary>A month of a subscription, or what changed in it.</summary>
    [JsonStringEnumMemberName("subscription")]
    Subscription,

    /// <summary>Any other charge; its code says which.</summary>
    [JsonStringEnumMemberName("charge")]
    Charge,

    [JsonStringEnumMemberName("returnFee")]
    ReturnFee,

    [JsonStringEnumMemberName("purchase")]
    Purchase,

    /// <summary>What the guaranteed residual lacks when the car is worth less.</summary>
    [JsonStringEnumMemberName("guarantee")]
    Guarantee,

    [JsonStringEnumMemberName("buyback")]
    Buyback,

    /// <summary>What an early end costs beyond the rows that were due before it.</summary>
    [JsonStringEnumMemberName("termination")]
    Termination,

    /// <summary>Credit that was paid back.</summary>
    [JsonStringEnumMemberName("refund")]
    Refund,
}

/// <summary>Why a lease ended before its term.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TerminationCause>))]
public enum TerminationCause
{
    /// <summary>Both agreed, or the lessee used a right to end it: by the formula of the contract.</summary>
    [JsonStringEnumMemberName("agreed")]
    Agreed,

    /// <summary>Rent was not paid after demand: by law, where the contract is a finance lease.</summary>
    [JsonStringEnumMemberName("arrears")]
    Arrears,

    /// <summary>The car is lost; what insurers pay is the value that remains.</summary>
    [JsonStringEnumMemberName("totalLoss")]
    TotalLoss,
}

/// <summary>How an early end by agreement is priced.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EarlyEndMethod>))]
public enum EarlyEndMethod
{
    /// <summary>Present value of all that was still to come, less the value of the car.</summary>
    [JsonStringEnumMemberName("actuarial")]
    Actuarial,

    /// <summary>A share of the rentals that were still to come; the car goes back whatever it is worth.</summary>
    [JsonStringEnumMemberName("shareOfRentals")]
    ShareOfRentals,
}
