using System.Runtime.CompilerServices;
using System.Text.Json;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Parties;
using Wheelhouse.Products;
using Wheelhouse.Products.Publishing;
using Wheelhouse.Trust;

namespace Wheelhouse.Modules.Tests.Origination;

/// <summary>The lessor's sample products, priced.</summary>
static class LeaseDeals
{
    internal static readonly Funder Tongqu = new(
        new(default, OrganisationKind.Lender, new("同衢融资租赁", "Tongqu Leasing"), true), LicenceKind.FinanceLeasing,
        Deals.Today);

    internal static ProductVersion Sample(string code)
    {
        var file = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(Samples(), $"{code}.json")));
        var read = ProductCheck.Read(file, Deals.Rules, LicenceKind.FinanceLeasing);
        var document = read.Value;
        return new(
            default, document.Code, 1, default, document.Name, document.Kind, document.ValidFrom, null, document.Ends,
            document.Terms);
    }

    internal static Offer Offer(string code, QuoteInput input)
    {
        var priced = Deals.Price(Sample(code), input);
        return Offering.Make(priced, Tongqu, Offering.Check(priced, Tongqu, Deals.Rules), null);
    }

    static string Samples([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../samples/products");
}
