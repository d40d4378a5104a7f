using Wheelhouse.Kernel;

namespace Wheelhouse.Products;

/// <summary>A product file: what an administrator hands in. Its form is <c>product.schema.json</c>.</summary>
/// <param name="Code">The product's key at its lender, as in <c>haiyue-standard</c>; a new file under it is a new
/// version.</param>
sealed record ProductDocument(
    string Code, ProductKind Kind, Text Name, Text Ends, DateOnly ValidFrom, DateOnly? ValidTo, ProductTerms Terms);
