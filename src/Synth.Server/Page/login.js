'use strict';
if (location.search === '?wrong') document.querySelector('.wrong').classList.add('shown');
document.documentElement.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
