using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Products;
using Wheelhouse.Vehicles;
using Xunit;

namespace Wheelhouse.Modules.Tests.Products;

/// <summary>Which deals a product takes: one made for used Beichen cars with an engine, 12 to 36 months, 30 %
/// down.</summary>
public sealed class FitTests
{
    static readonly LoanProduct Terms = new()
    {
        ContractRate = new(0.1m),
        CustomerRate = new(0.1m),
        Amortisation = Amortisation.EqualInstalments,
        DayCount = DayCount.Thirty360,
        Accrual = AccrualMethod.Periodic,
        BalloonShare = 0m,
        Exits = [],
        MinMonths = 12,
        MaxMonths = 36,
        MinAmount = Cny(10_000),
        MaxAmount = Cny(100_000),
        MinDownShare = 0.30m,
        Fees = [],
        CommissionShare = 0.03m,
        Eligibility = new(
            [VehicleCondition.Used], [Powertrain.Ice], [VehicleUse.OwnUse], ["beichen"], MaxAgeMonths: 60),
        AllocationBy = AllocationBy.Instalment,
        AllocationOrder = [Component.Penalty, Component.Fee, Component.Interest, Component.Principal],
        Overpayment = Overpayment.NextInstalment,
        InterestOnOverduePrincipal = false,
    };

    static readonly ProductVersion Product = new(
        default, "used", 1, default, new("二手车", "Used"), ProductKind.UsedCar, new(2026, 1, 1), null, new("还清", "Paid"),
        Terms);

    static readonly DealFacts Deal = new(
        Cny(100_000), Cny(70_000), 36, VehicleCondition.Used, Powertrain.Ice, VehicleUse.OwnUse, Maker: "beichen",
        VehicleAgeMonths: 60);

    public static TheoryData<DealFacts, long, string?> Cases() => new()
    {
        { Deal, 30_000, null },
        { Deal, 29_999, "products.down_payment_too_small" },
        { Deal with { Months = 37 }, 30_000, "products.months_out_of_range" },
        { Deal with { Months = 11 }, 30_000, "products.months_out_of_range" },
        { Deal, 90_001, "products.amount_out_of_range" }, // 9 999 is left to finance
        { Deal with { Price = Cny(150_000) }, 49_999, "products.amount_out_of_range" }, // 100 001
        { Deal with { Condition = VehicleCondition.New }, 30_000, "products.not_for_condition" },
        { Deal with { Powertrain = Powertrain.Bev }, 30_000, "products.not_for_powertrain" },
        { Deal with { Use = VehicleUse.Commercial }, 30_000, "products.not_for_use" },
        { Deal with { Maker = "qilan" }, 30_000, "products.not_for_maker" },
        { Deal with { Maker = null }, 30_000, "products.not_for_maker" },
        { Deal with { VehicleAgeMonths = 61 }, 30_000, "products.vehicle_too_old" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void What_stands_in_the_way_is_named(DealFacts deal, long down, string? code) =>
        Assert.Equal(code is null ? [] : [code], Fit.Check(Product, deal, Cny(down)).Select(r => r.Code));

    [Fact]
    public void Everything_that_stands_in_the_way_is_named_at_once() => Assert.Equal(
        ["products.not_for_powertrain", "products.months_out_of_range", "products.down_payment_too_small"],
        Fit.Check(Product, Deal with { Powertrain = Powertrain.Phev, Months = 48 }, Cny(10_000)).Select(r => r.Code));

    [Fact]
    public void A_fee_is_an_amount_or_a_share()
    {
        var share = new ProductFee("service", new("服务费", "Service"), FeePayment.Financed, Share: 0.01m);
        var fixedFee = share with { Share = null, Amount = Cny(350) };

        Assert.Equal(123_456, share.On(new(12_345_650, Currency.Cny)).MinorUnits); // 1 234.565 goes to the even fen
        Assert.Equal(Cny(350), fixedFee.On(Cny(1)));
    }

    static Money Cny(long yuan) => new(yuan * 100, Currency.Cny);
}
