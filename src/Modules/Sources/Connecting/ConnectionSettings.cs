using Microsoft.Extensions.Configuration;
using Wheelhouse.Trust;

namespace Wheelhouse.Sources.Connecting;

/// <summary>How one source is reached, and how much patience the house has with it.</summary>
/// <param name="Address">Questions are posted here.</param>
/// <param name="Token">Sent as a bearer token; null where the source asks for none.</param>
/// <param name="Attempt">How long one attempt may take.</param>
/// <param name="Whole">How long all attempts may take together.</param>
/// <param name="Attempts">How often a question is put before it is given up.</param>
/// <param name="MaxAge">How old a kept answer may be that is used again; zero: never.</param>
sealed record ConnectionSettings(
    Uri Address, string? Token, TimeSpan Attempt, TimeSpan Whole, int Attempts, TimeSpan MaxAge)
{
    const string Section = "Sources";

    /// <summary>The purpose whose consent a question needs.</summary>
    internal static Purpose PurposeOf(SourceKind kind) => kind switch
    {
        SourceKind.Identity or SourceKind.Phone or SourceKind.BankCard or SourceKind.Licence => Purpose.IdentityCheck,
        SourceKind.Bureau or SourceKind.Alliance or SourceKind.Courts or SourceKind.Vehicle or SourceKind.Employer =>
            Purpose.CreditAssessment,
    };

    /// <summary>What is connected: all that <c>Sources:Url</c> serves, and each that <c>Sources:KIND:Url</c> names.
    /// </summary>
    /// <exception cref="InvalidOperationException">A setting is no address or no figure that makes sense.</exception>
    internal static IReadOnlyDictionary<SourceKind, ConnectionSettings> Read(IConfiguration settings)
    {
        var all = settings.GetSection(Section);
        var connected = new Dictionary<SourceKind, ConnectionSettings>();
        foreach (var kind in Enum.GetValues<SourceKind>())
        {
            var own = all.GetSection(kind.ToString());
            var url = own["Url"] ?? (all["Url"] is { Length: > 0 } common ? $"{common.TrimEnd('/')}/{kind}" : null);
            if (!string.IsNullOrWhiteSpace(url))
            {
                connected[kind] = Read(kind, url, own, all);
            }
        }

        return connected;
    }

    static ConnectionSettings Read(SourceKind kind, string url, IConfiguration own, IConfiguration all)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new InvalidOperationException(
                $"{Section}:{kind}:Url is no http address; give one like http://127.0.0.1:5090/{kind}.");
        }

        return new(
            address, own["Token"] ?? all["Token"],
            TimeSpan.FromMilliseconds(Figure("AttemptMs", 1_500)), TimeSpan.FromMilliseconds(Figure("WholeMs", 4_000)),
            Figure("Attempts", 3), TimeSpan.FromMinutes(Figure("MaxAgeMinutes", (int)Usual(kind).TotalMinutes)));

        int Figure(string name, int usual)
        {
            var text = own[name] ?? all[name];
            return text is null
                ? usual
                : int.TryParse(text, out var figure) && figure is >= 0 and <= 10_000_000
                    ? figure
                    : throw new InvalidOperationException(
                        $"{Section}:{kind}:{name} is no whole number from 0 to 10 000 000.");
        }
    }

    /// <summary>How long an answer stays good: what changes by the hour is asked by the hour.</summary>
    static TimeSpan Usual(SourceKind kind) => kind switch
    {
        SourceKind.Alliance => TimeSpan.FromHours(1),
        SourceKind.Identity or SourceKind.Phone or SourceKind.BankCard or SourceKind.Courts or SourceKind.Vehicle =>
            TimeSpan.FromDays(1),
        SourceKind.Bureau or SourceKind.Licence => TimeSpan.FromDays(7),
        SourceKind.Employer => TimeSpan.FromDays(30),
    };
}
