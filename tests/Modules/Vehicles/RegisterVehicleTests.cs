using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Wheelhouse.Vehicles;
using Xunit;

namespace Wheelhouse.Modules.Tests.Vehicles;

/// <summary>What may be recorded of a vehicle, decided purely; then kept on both databases.</summary>
public sealed class RegisterVehicleTests
{
    static readonly DateOnly Today = new(2026, 1, 5);

    static readonly string Qilan = Vin.Compose("L0N", "A1B2C", 2024, '1', 1).Text;

    static readonly RegisterVehicle Used = new(
        Qilan, "qilan-l5-2024", VehicleUse.OwnUse, VehicleCondition.Used, 30_000, Cny(90_000), new(2024, 3, 1));

    static readonly RegisterVehicle New = new(Qilan, "qilan-l5-2024", VehicleUse.OwnUse, VehicleCondition.New);

    static readonly VehicleCard Known = new(
        default, Qilan, Catalogue.Find("qilan-l5-2024")!, VehicleUse.OwnUse, VehicleCondition.Used, 30_000, Cny(90_000),
        new(2024, 3, 1));

    public static TheoryData<string?, RegisterVehicle, bool, bool> Cases() => new()
    {
        // what should come of it, what is asked, whether the vehicle is known, whether it is financed
        { null, Used, false, false },
        { null, Used, true, true }, // nothing new is said of a financed vehicle
        { null, Used with { OdometerKm = 31_000, Valuation = Cny(85_000) }, true, false },
        { null, New, false, false },
        { "vehicles.already_financed", Used with { Valuation = Cny(200_000) }, true, true },
        { "vehicles.odometer_backwards", Used with { OdometerKm = 29_999 }, true, false },
        { "vehicles.no_longer_new", Used with { Condition = VehicleCondition.New }, true, false },
        { "vehicles.model_differs", Used with { Model = "qilan-l5-2023" }, true, false },
        { "vehicles.used_needs_figures", Used with { Valuation = null }, false, false },
        { "vehicles.used_needs_figures", Used with { OdometerKm = null }, false, false },
        { "vehicles.used_needs_figures", Used with { FirstRegistered = null }, false, false },
        { "vehicles.figures_out_of_range", Used with { OdometerKm = -1 }, false, false },
        { "vehicles.figures_out_of_range", Used with { Valuation = Cny(0) }, false, false },
        { "vehicles.figures_out_of_range", Used with { FirstRegistered = Today.AddDays(1) }, false, false },
        { "vehicles.valuation_currency", Used with { Valuation = new(1, Currency.Usd) }, false, false },
        { "vehicles.unknown_model", Used with { Model = "qilan-l5-1999" }, false, false },
        { "vehicles.maker_differs", Used with { Model = "beichen-yx-2024" }, false, false },
        { "vehicles.maker_differs", Used with { Model = "other-saloon-2024" }, false, false },
        { null, Used with { Vin = "LSVAB2BR1AN000001", Model = "other-saloon-2024" }, false, false },
        { "vehicles.vin_length", Used with { Vin = "L0N" }, false, false },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Decided(string? code, RegisterVehicle asked, bool known, bool financed)
    {
        var vin = asked.Vin.StartsWith("LSV", StringComparison.Ordinal)
            ? Vin.Compose("LSV", "AB2BR", 2024, '1', 1).Text
            : asked.Vin;
        var decided = RegisterVehicle.Decide(asked with { Vin = vin }, known ? Known : null, financed, Today);

        Assert.Equal(code, decided.Refused?.Code);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_is_recorded_is_found_and_told_in_order(bool postgres)
    {
        await using var house = await TestHouse.Open(postgres);
        var dealer = house.Newcomer(Role.Dealer);
        var first = (await house.Run<RegisterVehicle, VehicleCard>(dealer, Used)).Value;
        var other = house.Newcomer(Role.Dealer);
        var second = (await house.Run<RegisterVehicle, VehicleCard>(other, Used with { OdometerKm = 30_500 })).Value;

        Assert.Equal((first.Id, 30_500), (second.Id, second.OdometerKm));
        Assert.Equal(second, await house.In(other, p => p.GetRequiredService<IVehicles>()
            .Find($" {Qilan.ToLowerInvariant()} ", TestContext.Current.CancellationToken)));
        Assert.Equal(22, second.AgeMonths(Today)); // from 1 March 2024 to 5 January 2026
    }

    [Fact]
    public void Every_model_has_a_residual_curve_and_a_maker_or_none()
    {
        Assert.All(Catalogue.Models, m => Assert.InRange(Residuals.Share(m.Curve, 36), 0.4m, 0.7m));
        Assert.Equal(Catalogue.Models.Count, Catalogue.Models.Select(m => m.Code).Distinct().Count());
        Assert.Equal(
            Enum.GetValues<Powertrain>().Order(), Catalogue.Models.Select(m => m.Powertrain).Distinct().Order());
    }

    [Fact]
    public void Residual_values_are_as_worked_by_hand()
    {
        Assert.Equal(0.745m, Residuals.Share("ice", 18)); // half way from 0.80 to 0.69
        Assert.Equal(0.20m, Residuals.Share("ice", 500)); // the curve ends at ten years
        var values = Residuals.ByMonth("ice", Cny(100_000), ageMonths: 12, months: 12);

        Assert.Equal(13, values.Count);
        Assert.Equal((Cny(100_000), Cny(86_250)), (values[0], values[12])); // 100 000 × 0.69 ÷ 0.80
    }

    [Theory, InlineData("ice"), InlineData("bev"), InlineData("phev")]
    public void A_vehicle_never_gains_value_with_age(string curve) => Assert.All(
        Enumerable.Range(0, Residuals.LongestMonths),
        month => Assert.True(Residuals.Share(curve, month + 1) < Residuals.Share(curve, month)));

    static Money Cny(long yuan) => new(yuan * 100, Currency.Cny);
}
