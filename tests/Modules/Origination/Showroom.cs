using Microsoft.Extensions.DependencyInjection;
using System.Security.Cryptography;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Origination;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Documents;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Simulation.Founding;
using Wheelhouse.Trust;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Modules.Tests.Origination;

/// <summary>A dealer's showroom in the simulated world: what the tests of origination do over and over.</summary>
sealed class Showroom : IAsyncDisposable
{
    /// <summary>Handed in by every customer here: enough for every deal.</summary>
    internal static readonly string[] Papers =
        ["idCard", "drivingLicence", "purchaseInvoice", "registration", "incomeProof"];

    static readonly Purpose[] Consents = [Purpose.IdentityCheck, Purpose.CreditAssessment, Purpose.ContractPerformance];

    int serial;

    Showroom(TestHouse house, Founders founders) => (House, Founders) = (house, founders);

    internal TestHouse House { get; }

    internal Founders Founders { get; }

    internal Actor Dealer => Founders.Actor("qilan-binjiang", Role.Dealer);

    internal Actor Underwriter => Founders.Actors("haiyue", Role.Underwriter)[0];

    internal Actor Senior => Founders.Actors("haiyue", Role.Underwriter)[1];

    internal Actor Treasury => Founders.Actor("haiyue", Role.Treasury);

    internal Id<Organisation> Lender => Founders.Organisation("haiyue");

    internal static async Task<Showroom> Open(bool postgres, Action<IServiceCollection>? more = null)
    {
        var house = await TestHouse.Open(postgres, more);
        return new(house, await house.Found());
    }

    /// <summary>A customer with income 18 000, debts 1 500 and an employer, who consented to all needed.</summary>
    internal async Task<Actor> Customer(
        long? income = 1_800_000, long? debts = 150_000, string? employer = "江城三院",
        IEnumerable<Purpose>? consents = null)
    {
        var number = Interlocked.Increment(ref serial);
        var registered = (await House.Run<RegisterPerson, PersonRegistered>(Dealer, new(
            $"林若溪{number}", Identity(number), $"1990000{number:0000}",
            [.. (consents ?? Consents).Select(purpose => new ConsentOnFile(Lender, purpose))], Cny(income), Cny(debts),
            employer))).Value;
        People[registered.Organisation] = registered.Person;
        return new(registered.Organisation, registered.User, Role.Customer, "customer");
    }

    internal Dictionary<Id<Organisation>, Id<Person>> People { get; } = [];

    /// <summary>A new electric saloon at its list price of 169 800 with a fifth down, 36 months.</summary>
    internal static QuoteInput Saloon(long down = 3_396_000, int months = 36, long price = 16_980_000) => new(
        "qilan-l5-2026", VehicleUse.OwnUse, VehicleCondition.New, new(price, Currency.Cny), new(down, Currency.Cny),
        months);

    internal string Vin() =>
        Wheelhouse.Vehicles.Vin.Compose("L0N", "WH1A2", 2026, 'A', Interlocked.Increment(ref serial)).Text;

    internal Task<Outcome<Quote>> Quote(QuoteInput input) => House.In(
        Dealer, provider => provider.GetRequiredService<Quoting>().Quote(input, default));

    internal async Task<Offer> Offer(QuoteInput input, string name) =>
        (await Quote(input)).Value.Offers.Single(o => o.Name.En == name);

    internal async Task<Outcome<ApplicationView>> Create(
        Actor customer, QuoteInput input, string name = "Haiyue Standard", string? vin = null,
        IReadOnlyList<string>? papers = null)
    {
        var offer = await Offer(input, name);
        return await House.Run<CreateApplication, ApplicationView>(Dealer, new(
            input, offer.ProductId, offer.Version, People[customer.Organisation], vin ?? Vin(),
            Papers: papers ?? Papers));
    }

    internal Task<Outcome<ApplicationView>> Submit(Id<Application> application) =>
        House.Run<SubmitApplication, ApplicationView>(Dealer, new(application));

    /// <summary>Created and submitted.</summary>
    internal async Task<ApplicationView> Apply(
        Actor customer, QuoteInput input, string name = "Haiyue Standard", string? vin = null,
        IReadOnlyList<string>? papers = null) =>
        (await Submit((await Create(customer, input, name, vin, papers)).Value.Id)).Value;

    internal Task<Outcome<ApplicationView>> Accept(Actor customer, ApplicationView application) =>
        House.Run<AcceptOffer, ApplicationView>(customer, new(application.Id, application.Quote.AddOns));

    internal Task<byte[]> Document(Actor reader, Id<Application> application) => House.In(
        reader,
        async provider => (await provider.GetRequiredService<IAgreementDocuments>().Html(application, default)).Value);

    /// <summary>Signs what the customer reads, with a key of his own.</summary>
    internal async Task<Outcome<ApplicationView>> Sign(Actor customer, Id<Application> application)
    {
        var (key, signature) = Signature(await Document(customer, application));
        return await House.Run<SignAgreement, ApplicationView>(customer, new(application, key, signature));
    }

    internal static (string Key, string Signature) Signature(byte[] document)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signature = key.SignData(
            document, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return (Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()), Convert.ToBase64String(signature));
    }

    internal Task<ApplicationView> Show(Actor reader, Id<Application> application) => House.In(reader, async provider =>
    {
        var found = await provider.GetRequiredService<Cases>().Find(application, null, default);
        return (await provider.GetRequiredService<Views>().Of(found.Value, default)).Value;
    });

    public ValueTask DisposeAsync() => House.DisposeAsync();

    static Money? Cny(long? minor) => minor is { } m ? new(m, Currency.Cny) : null;

    /// <summary>Born on 7 March 1990; region 990101 is assigned to no place (GB 11643 check digit).</summary>
    static string Identity(int number)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var digits = $"99010119900307{number:000}";
        return digits + "10X98765432"[digits.Select((c, i) => (c - '0') * weights[i]).Sum() % 11];
    }
}
