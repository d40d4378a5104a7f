using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Insurance.Storage;
using Wheelhouse.Insurance.Tariffs;
using Wheelhouse.Insuring;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Insurance.Quotes;

/// <summary>What a tariff asks beside what the house knows of the car.</summary>
/// <param name="Words">The answers to choose from; empty where a number is asked.</param>
sealed record TariffQuestion(string Factor, IReadOnlyList<string> Words);

/// <summary>An insurer whom one may ask for a quote today.</summary>
/// <param name="ByUse">Offers a premium by use beside the plain one.</param>
sealed record InsurerCard(
    Id<Organisation> Insurer, Text Name, Text Says, IReadOnlyList<TariffQuestion> Questions,
    IReadOnlyList<Cover> Covers, bool ByUse, bool IsDemonstration)
{
    internal static InsurerCard Of(TariffRow row, Text name) => new(
        row.Organisation, name, row.Tariff.Says,
        [
            .. row.Tariff.Frequency.Factors.Where(factor => factor.Name != Quoting.CarAge).Select(factor =>
                new TariffQuestion(factor.Name, [.. factor.Bands.SelectMany(band => band.Words ?? [])])),
        ],
        row.Tariff.Covers, row.Tariff.Usage is not null, row.Tariff.IsDemonstration);
}

/// <summary>The insurers with a tariff in force.</summary>
static class ListInsurers
{
    internal static async Task<Ok<IReadOnlyList<InsurerCard>>> Get(
        TariffsInForce tariffs, IOrganisations organisations, TimeProvider clock, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var rows = await tariffs.On(today, cancel);
        var names = await organisations.Find([.. rows.Select(row => row.Organisation)], cancel);
        return TypedResults.Ok<IReadOnlyList<InsurerCard>>(
            [.. rows.Select(row => InsurerCard.Of(row, names[row.Organisation].Name))]);
    }
}
