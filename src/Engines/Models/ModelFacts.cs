using Wheelhouse.Models.Measures;

namespace Wheelhouse.Models;

/// <summary>What people say of a model; the rest of its card is measured.</summary>
/// <param name="Approvals">Who approved it and when, as words; none until somebody did.</param>
public sealed record Purpose(
    string Use, string DataWindow, string Owner, IReadOnlyList<string> Approvals, IReadOnlyList<string> Limits)
{
    public static readonly Purpose Unsaid = new("not stated", "not stated", "not stated", [], []);
}

/// <summary>An input as its card shows it.</summary>
/// <param name="Iv">Information value of its bins.</param>
/// <param name="Sign">How risk goes with it: rising, falling, peak, valley, or by word.</param>
/// <param name="Used">Empty where the model reads it, else why not.</param>
public sealed record FeatureFacts(string Name, double Iv, string Sign, string Used);

/// <summary>What a model is worth on rows it was not trained on.</summary>
/// <param name="Method">How the rows were parted.</param>
/// <param name="AucSpread">Standard deviation of the area over the parts; 0 with one part.</param>
public sealed record ValidationFacts(
    string Method, int Rows, Separation Separation, double AucSpread, Calibration Calibration);

/// <summary>A group column of the fairness table.</summary>
public sealed record FairnessFacts(string Column, double Approve, IReadOnlyList<GroupOutcome> Groups);

/// <summary>All that a model's card says.</summary>
/// <param name="DataHash">SHA-256 of the training file as it was read.</param>
public sealed record ModelFacts(
    Purpose Purpose, string DataHash, int Rows, int Bads, int Rejects, IReadOnlyList<FeatureFacts> Features,
    ValidationFacts Validation, IReadOnlyList<FairnessFacts> Fairness, IReadOnlyDictionary<string, string> Settings);
