using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wheelhouse.Sources.Asking;

/// <summary>Reads what a source sent. Pure: the same bytes to the same question say the same.</summary>
static class ReadAnswer
{
    const int Deepest = 8;

    /// <summary>Strict: no number in quotes, no field twice, nothing missing that must be there. Fields that a source
    /// added since are passed over.</summary>
    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        PropertyNameCaseInsensitive = false,
        MaxDepth = Deepest,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
        },
    };

    /// <summary>What was understood.</summary>
    /// <param name="Answer">Null unless the outcome is <see cref="CallOutcome.Answered"/>.</param>
    internal sealed record Understood(CallOutcome Outcome, SourceAnswer? Answer = null, bool Simulated = false);

    /// <summary>An answer about the subject that was asked for, to the question that was asked, with figures that can
    /// be; or why it is none.</summary>
    internal static Understood Decide(SourceKind kind, Wording asked, ReadOnlySpan<byte> body)
    {
        try
        {
            return kind switch
            {
                SourceKind.Identity => Decide<IdentityAnswer>(asked, body),
                SourceKind.Phone => Decide<PhoneAnswer>(asked, body),
                SourceKind.BankCard => Decide<BankCardAnswer>(asked, body),
                SourceKind.Licence => Decide<LicenceAnswer>(asked, body),
                SourceKind.Bureau => Decide<BureauAnswer>(asked, body),
                SourceKind.Alliance => Decide<AllianceAnswer>(asked, body),
                SourceKind.Courts => Decide<CourtsAnswer>(asked, body),
                SourceKind.Vehicle => Decide<VehicleAnswer>(asked, body),
                SourceKind.Employer => Decide<EmployerAnswer>(asked, body),
            };
        }
        catch (JsonException) // its message may quote the answer, so it goes nowhere
        {
            return new(CallOutcome.Unreadable);
        }
    }

    /// <summary>A kept answer, as <see cref="Write"/> wrote it.</summary>
    internal static SourceAnswer? Kept(SourceKind kind, string json) => kind switch
    {
        SourceKind.Identity => JsonSerializer.Deserialize<IdentityAnswer>(json, Format),
        SourceKind.Phone => JsonSerializer.Deserialize<PhoneAnswer>(json, Format),
        SourceKind.BankCard => JsonSerializer.Deserialize<BankCardAnswer>(json, Format),
        SourceKind.Licence => JsonSerializer.Deserialize<LicenceAnswer>(json, Format),
        SourceKind.Bureau => JsonSerializer.Deserialize<BureauAnswer>(json, Format),
        SourceKind.Alliance => JsonSerializer.Deserialize<AllianceAnswer>(json, Format),
        SourceKind.Courts => JsonSerializer.Deserialize<CourtsAnswer>(json, Format),
        SourceKind.Vehicle => JsonSerializer.Deserialize<VehicleAnswer>(json, Format),
        SourceKind.Employer => JsonSerializer.Deserialize<EmployerAnswer>(json, Format),
    };

    internal static string Write(SourceAnswer answer) => JsonSerializer.Serialize(answer, answer.GetType(), Format);

    static Understood Decide<T>(Wording asked, ReadOnlySpan<byte> body)
        where T : SourceAnswer =>
        JsonSerializer.Deserialize<Envelope<T>>(body, Format) switch
        {
            null or { Answer: null } => new(CallOutcome.Unreadable), // of a generic member null is not refused
            var sent when sent.Request != asked.Request || !IsAbout(sent.Subject, asked) => new(CallOutcome.ForAnother),
            { Answer.IsPossible: false } => new(CallOutcome.OutOfRange),
            var sent => new(CallOutcome.Answered, sent.Answer, sent.Simulated),
        };

    /// <summary>Every name and number that was asked with and that the answer repeats must be the same, and the
    /// one that tells whom it is about must be there.</summary>
    static bool IsAbout(Subject said, Wording asked) =>
        (asked.IdNumber is null || Same(said.IdNumber, asked.IdNumber))
        && (asked.Vin is null || Same(said.Vin, asked.Vin))
        && (said.Name is null || asked.Name is null || said.Name == asked.Name);

    static bool Same(string? said, string asked) => string.Equals(said, asked, StringComparison.OrdinalIgnoreCase);

    /// <summary>Around every answer.</summary>
    /// <param name="Request">The number of the question.</param>
    /// <param name="Simulated">Whether a simulated party answers.</param>
    sealed record Envelope<T>(string Request, Subject Subject, T Answer, bool Simulated = false);

    /// <summary>Whom or what an answer is about.</summary>
    sealed record Subject(string? IdNumber = null, string? Name = null, string? Vin = null);
}
