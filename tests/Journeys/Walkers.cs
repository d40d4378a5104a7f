using Wheelhouse.Kit;
using Wheelhouse.Platform;

namespace Wheelhouse.Journeys.Tests;

/// <summary>One visitor for each role of the first lender's world: its staff, a dealer, a customer of his, a
/// regulator, a partner's system.</summary>
sealed class Walkers : IAsyncDisposable
{
    internal required IReadOnlyList<(Role Role, Visitor Visitor)> All { get; init; }

    internal static async Task<Walkers> Of(ServedHouse house)
    {
        var admin = await house.SignIn("haiyue.admin");
        var dealer = await house.SignIn("beichen-jiangcheng.sales");
        return new()
        {
            All =
            [
                (Role.Underwriter, await house.SignIn("haiyue.underwriter")),
                (Role.Servicing, await house.SignIn("haiyue.servicing")),
                (Role.Treasury, await house.SignIn("haiyue.treasury")),
                (Role.Admin, admin),
                (Role.Dealer, dealer),
                (Role.Regulator, await house.SignIn("regulator")),
                (Role.Insurer, await house.SignIn("insurer")),
                (Role.Customer, await Customer(house, dealer)),
                (Role.Partner, await Partner(house, admin)),
            ],
        };
    }

    /// <summary>Registers somebody in the dealer's store; asking twice gives the same person.</summary>
    static async Task<Visitor> Customer(ServedHouse house, Visitor dealer)
    {
        var registered = await dealer.Post("/api/people", new
        {
            name = "李华",
            idNumber = "990101199003079001",
            phone = "19900000001",
            consents = Array.Empty<object>(),
        });
        return await Visitor.Sit(house.Address, (string)registered.Done["user"]!);
    }

    static async Task<Visitor> Partner(ServedHouse house, Visitor admin)
    {
        var client = (await admin.Post("/api/clients", new { name = "Walker" })).Done;
        return await Visitor.AsSystem(house.Address, (string)client["clientId"]!, (string)client["clientSecret"]!);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var (_, visitor) in All)
        {
            visitor.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
