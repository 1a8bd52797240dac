using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Bridge.Finance.Place.Pages;

/// <summary>
/// The one component that is served. The pages are fragments in .razor files: the compiler makes public classes of those, and a public
/// parameter could not be of a type that stays inside this assembly.
/// </summary>
internal sealed class FinancePage : ComponentBase
{
    [Parameter]
    public RenderFragment? Content { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Content);
}
