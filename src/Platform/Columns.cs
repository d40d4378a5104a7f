using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using System.Text.Json;

namespace Wheelhouse.Platform;

/// <summary>Column shapes that modules share.</summary>
public static class Columns
{
    /// <summary>Keeps an immutable value as one JSON document: jsonb on PostgreSQL, text on SQLite.</summary>
    /// <remarks>Queries do not look inside.</remarks>
    public static PropertyBuilder<T> IsDocument<T>(this PropertyBuilder<T> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property
            .HasConversion(
                value => JsonSerializer.Serialize(value, Json.Stored),
                text => JsonSerializer.Deserialize<T>(text, Json.Stored)!,
                new ValueComparer<T>(
                    (a, b) => JsonSerializer.Serialize(a, Json.Stored) == JsonSerializer.Serialize(b, Json.Stored),
                    value => JsonSerializer.Serialize(value, Json.Stored).GetHashCode(StringComparison.Ordinal),
                    value => value))
            .HasAnnotation(Naming.Document, true);
    }
}
