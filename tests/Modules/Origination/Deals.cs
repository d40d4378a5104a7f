using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Products.Rules;
using Wheelhouse.Trust;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Modules.Tests.Origination;

/// <summary>Products, cars and people without a database, for figures worked by hand.</summary>
static class Deals
{
    internal static readonly DateOnly Today = new(2026, 1, 5);

    internal static readonly IRuleBook Rules = new RuleBook(RuleData.Read());

    internal static readonly PolicyBook Policies = new();

    internal static readonly Policy CarLoan = Policies.On(ProductKind.EqualInstalment, Today).Value;

    internal static readonly Workbook Limits = Workbook.Read();

    internal static readonly Funder Haiyue = new(
        new(default, OrganisationKind.Lender, new("贷款人", "Lender"), true), LicenceKind.AutoFinance, Today);

    internal static Money Cny(decimal major) => Money.Exact(major, Currency.Cny);

    /// <summary>A product for every car at one rate, without fees unless given.</summary>
    internal static ProductVersion Product(
        decimal rate, decimal balloon = 0m, decimal? contractRate = null, params IReadOnlyList<ProductFee> fees) => new(
        new(new Guid(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11])), "test", 1, default, new("测试", "Test"),
        balloon > 0m ? ProductKind.Balloon : ProductKind.EqualInstalment, Today, null, new("到期", "The end"),
        new LoanProduct
        {
            ContractRate = new(contractRate ?? rate),
            CustomerRate = new(rate),
            SubsidyBy = contractRate is null ? null : new Id<Organisation>(Guid.Empty),
            Amortisation = Amortisation.EqualInstalments,
            DayCount = DayCount.Thirty360,
            Accrual = AccrualMethod.Periodic,
            BalloonShare = balloon,
            Exits = [],
            MinMonths = 6,
            MaxMonths = 60,
            MinAmount = Cny(5_000),
            MaxAmount = Cny(2_000_000),
            MinDownShare = 0m,
            Fees = fees,
            CommissionShare = 0.012m,
            Eligibility = EveryCar,
            AllocationBy = AllocationBy.Instalment,
            AllocationOrder = [Component.Penalty, Component.Fee, Component.Interest, Component.Principal],
            Overpayment = Overpayment.LastInstalment,
            InterestOnOverduePrincipal = false,
        });

    internal static readonly Eligibility EveryCar = new(
        [VehicleCondition.New, VehicleCondition.Used], [Powertrain.Ice, Powertrain.Bev, Powertrain.Phev],
        [VehicleUse.OwnUse, VehicleUse.Commercial], []);

    internal static ProductFee Fee(FeePayment payment, decimal amount) =>
        new(payment.ToString(), new("费", "Fee"), payment, Cny(amount));

    /// <summary>A new electric saloon.</summary>
    internal static QuoteInput New(decimal price, decimal down, int months) => new(
        "qilan-l5-2026", VehicleUse.OwnUse, VehicleCondition.New, Cny(price), Cny(down), months);

    /// <summary>A used plug-in hybrid of three years.</summary>
    internal static QuoteInput Used(decimal price, decimal valuation, decimal down, int months) => new(
        "qilan-l7-hybrid-2024", VehicleUse.OwnUse, VehicleCondition.Used, Cny(price), Cny(down), months,
        Valuation: Cny(valuation), FirstRegistered: new(2024, 1, 5));

    internal static Priced Price(ProductVersion product, QuoteInput input) =>
        Offering.Price(product, input.Read().Value, Today).Value;

    internal static PersonFacts Person(
        decimal? income = 11_800m, decimal? debts = 2_150m, int age = 31, string? employer = "江城三院") => new(
        default, default, age, income is { } i ? Cny(i) : null, debts is { } d ? Cny(d) : null, employer, "420100");

    internal static Gathered Gather(
        Priced priced, PersonFacts? person = null, int open = 0, int lately = 0, bool vinApplied = false,
        bool vinFinanced = false) =>
        new(priced, Haiyue, person ?? Person(), open, lately, vinApplied, vinFinanced);

    /// <summary>By the policy of the product's family.</summary>
    internal static Assessment Assess(Gathered gathered) =>
        Assessor.Assess(Policies.On(gathered.Priced.Product.Kind, Today).Value, Rules, gathered);
}
