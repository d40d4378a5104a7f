using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Assessing;

/// <summary>How much a role may approve: alone, and with a second person.</summary>
sealed record Limit(Role Role, Money Alone, Money Together);

/// <summary>A paper the lender wants to see.</summary>
/// <param name="Used">Only for used cars (true), only for new ones (false), or for all (null).</param>
/// <param name="Above">Only when more than this is financed.</param>
/// <param name="OnRequest">Never wanted by itself, only when a person asks for it.</param>
sealed record Paper(string Code, Text Name, bool? Used = null, Money? Above = null, bool OnRequest = false);

/// <summary>Limits of authority, times and papers: the lender's own rules of work, as data.</summary>
/// <param name="QueueMinutes">How soon a person should answer a referred application.</param>
/// <param name="OfferDays">How many days an offer stands, the day it is made not counted.</param>
sealed record Workbook(
    int Version, int QueueMinutes, int OfferDays, IReadOnlyList<Limit> Limits, IReadOnlyList<Paper> Papers)
{
    internal static Workbook Read()
    {
        using var stream = typeof(Workbook).Assembly.GetManifestResourceStream("workbook.json")!;
        return JsonSerializer.Deserialize<Workbook>(stream, Json.Wire)!;
    }

    internal Limit? LimitOf(Role role) => Limits.FirstOrDefault(l => l.Role == role);

    /// <summary>What has to be seen before a deal of this kind is paid out.</summary>
    internal IEnumerable<Paper> Needed(bool used, Money financed) => Papers.Where(p =>
        !p.OnRequest && (p.Used is null || p.Used == used) && (p.Above is not { } above || financed > above));

    internal Paper? Paper(string code) => Papers.FirstOrDefault(p => p.Code == code);
}
